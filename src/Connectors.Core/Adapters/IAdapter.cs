using System.Diagnostics.CodeAnalysis;

namespace Connectors.Adapters;

/// <summary>A vendor's package at run time. One instance for all tenants; stateless, thread-safe.</summary>
public interface IAdapter
{
    /// <summary>What it can do.</summary>
    AdapterDescriptor Descriptor { get; }

    /// <summary>How the vendor lays records out in a page.</summary>
    IPageFormat Pages { get; }

    /// <summary>An ability of an object, asked for by type.</summary>
    /// <typeparam name="TAbility">One of the ability interfaces, such as <see cref="IRecordReader"/>.</typeparam>
    /// <returns>False when the object does not exist or cannot do this.</returns>
    bool TryGet<TAbility>(string vendorObject, [NotNullWhen(true)] out TAbility? ability)
        where TAbility : class;
}
