using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Hosting;

/// <summary>Set-up of Connectors: <c>Use...</c> replaces the one implementation of a seam, <c>Add...</c> adds one of many.</summary>
public interface IConnectorsBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds an adapter.</summary>
    /// <param name="system">Vendor, such as <c>kantata</c>; each once.</param>
    /// <param name="apiVersion">Version of the vendor's API that it is written against.</param>
    /// <param name="define">Its table of contents.</param>
    /// <exception cref="InvalidOperationException">The vendor was added before.</exception>
    IConnectorsBuilder AddAdapter(string system, string apiVersion, Action<IAdapterBuilder> define);

    /// <summary>Adds base mappings that belong to no adapter, such as derivations of flows.</summary>
    IConnectorsBuilder AddMappings(IEnumerable<MappingText> documents);

    /// <summary>Replaces where credentials come from.</summary>
    IConnectorsBuilder UseCredentials<TProvider>()
        where TProvider : class, ICredentialProvider;

    /// <summary>Replaces where tenants come from.</summary>
    IConnectorsBuilder UseTenants<TDirectory>()
        where TDirectory : class, ITenantDirectory;

    /// <summary>Replaces where overlays come from.</summary>
    IConnectorsBuilder UseMappings(Func<IServiceProvider, IMappingSource> source);

    /// <summary>Replaces the state store.</summary>
    IConnectorsBuilder UseState(Func<IServiceProvider, IStateStore> store);
}
