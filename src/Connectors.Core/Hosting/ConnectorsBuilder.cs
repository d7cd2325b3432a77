using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connectors.Hosting;

/// <summary>Collects the set-up in the host's services.</summary>
internal sealed class ConnectorsBuilder(IServiceCollection services) : IConnectorsBuilder
{
    private readonly HashSet<string> _systems = new(StringComparer.Ordinal);

    public IServiceCollection Services { get; } = services;

    public IConnectorsBuilder AddAdapter(string system, string apiVersion, Action<IAdapterBuilder> define)
    {
        if (!_systems.Add(system))
        {
            throw new InvalidOperationException($"The adapter '{system}' was added before: one vendor has one adapter. Remove the second Add.");
        }

        var registration = new AdapterRegistration(system, apiVersion, Services);
        define(registration);
        Services.AddSingleton(registration);
        return this;
    }

    public IConnectorsBuilder AddMappings(IEnumerable<MappingText> documents)
    {
        foreach (var document in documents)
        {
            Services.AddSingleton(document);
        }

        return this;
    }

    public IConnectorsBuilder UseCredentials<TProvider>()
        where TProvider : class, ICredentialProvider
    {
        Services.AddSingleton<TProvider>();
        Services.Replace(ServiceDescriptor.Singleton<ICredentialProvider>(provider =>
            new RedactedCredentials(provider.GetRequiredService<TProvider>(), provider.GetRequiredService<Redactor>())));
        return this;
    }

    public IConnectorsBuilder UseTenants<TDirectory>()
        where TDirectory : class, ITenantDirectory => Use<ITenantDirectory, TDirectory>();

    public IConnectorsBuilder UseMappings(Func<IServiceProvider, IMappingSource> source)
    {
        Services.Replace(ServiceDescriptor.Singleton(source));
        return this;
    }

    public IConnectorsBuilder UseState(Func<IServiceProvider, IStateStore> store)
    {
        Services.Replace(ServiceDescriptor.Singleton(store));
        return this;
    }

    private ConnectorsBuilder Use<TSeam, TImplementation>()
        where TSeam : class
        where TImplementation : class, TSeam
    {
        Services.Replace(ServiceDescriptor.Singleton<TSeam, TImplementation>());
        return this;
    }
}
