using System.Reflection;
using Connectors.Adapters;
using Connectors.Http;

namespace Connectors.Hosting;

/// <summary>Describes an adapter: what every vendor needs once, then one line for each object class.</summary>
public interface IAdapterBuilder
{
    /// <summary>Who authenticates requests.</summary>
    IAdapterBuilder Authenticate<TAuthenticator>()
        where TAuthenticator : class, IRequestAuthenticator;

    /// <summary>Who reads refusals.</summary>
    IAdapterBuilder Faults<TFaults>()
        where TFaults : class, IFaultReader;

    /// <summary>Who knows the vendor's limits.</summary>
    IAdapterBuilder Budgets<TBudgets>()
        where TBudgets : class, IBudgetRules;

    /// <summary>Which hosts are the vendor's.</summary>
    IAdapterBuilder Hosts<THosts>()
        where THosts : class, IVendorHosts;

    /// <summary>How the vendor lays out pages.</summary>
    IAdapterBuilder Pages<TPages>()
        where TPages : class, IPageFormat;

    /// <summary>Something that object classes share, such as the vendor's client; one for all tenants.</summary>
    IAdapterBuilder Uses<TPart>()
        where TPart : class;

    /// <summary>One object class.</summary>
    /// <typeparam name="TObject">A class with one or more ability interfaces.</typeparam>
    /// <param name="name">The vendor's resource.</param>
    /// <param name="documentation">The vendor's page.</param>
    /// <param name="entity">The contract it is mapped to; null when there is none.</param>
    IAdapterBuilder Object<TObject>(string name, string documentation, string? entity = null)
        where TObject : class;

    /// <summary>Takes all embedded <c>*.mapping.json</c> of an assembly as base mappings.</summary>
    IAdapterBuilder MappingsFrom(Assembly assembly);
}
