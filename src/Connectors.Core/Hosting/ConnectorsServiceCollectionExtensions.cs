using System.Security.Cryptography;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Limits;
using Connectors.Mapping;
using Connectors.Reading;
using Connectors.State;
using Connectors.Tenancy;
using Connectors.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Connectors to a host.</summary>
public static class ConnectorsServiceCollectionExtensions
{
    /// <summary>Adds the house: tenants and credentials from <paramref name="section"/>,
    /// state in memory, base mappings only, no adapter yet.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">Holds <see cref="ConnectorsOptions"/>, <c>Tenants</c> and <c>Credentials</c>.</param>
    /// <returns>The builder: <c>Use...</c> replaces a seam, <c>Add...</c> adds an adapter or a flow.</returns>
    /// <exception cref="InvalidOperationException">It was called before on these services.</exception>
    public static IConnectorsBuilder AddConnectors(this IServiceCollection services, IConfiguration section)
    {
        if (services.Any(service => service.ServiceType == typeof(AdapterRegistry)))
        {
            throw new InvalidOperationException("AddConnectors was called before on these services: one host has one house. Keep the first builder.");
        }

        services.AddOptions<ConnectorsOptions>().Bind(section).ValidateDataAnnotationsOf().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource>(provider => new UuidSource(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton<ITenantDirectory>(new ConfiguredTenants(section));
        services.AddSingleton(_ => new Redactor());
        services.AddSingleton<ICredentialProvider>(provider =>
            new RedactedCredentials(
                new CredentialChain(new ConfigurationCredentials(section), new EnvironmentCredentials()), provider.GetRequiredService<Redactor>()));
        services.AddSingleton<IMappingSource, NoOverlays>();
        services.AddSingleton<IStateStore, InMemoryStateStore>();
        services.TryAddSingleton<MappingFunctions>();
        services.AddSingleton<MappingShelf>();
        services.AddSingleton<LayerShelf>();
        services.AddSingleton<IMappingLayers, MappingLayers>();
        services.AddSingleton<Tenants>();
        services.AddSingleton<ITenants>(provider => provider.GetRequiredService<Tenants>());
        services.AddSingleton<AdapterRegistry>();
        services.AddSingleton<IAdapters>(provider => provider.GetRequiredService<AdapterRegistry>());
        services.AddSingleton<IConnections, Connections>();
        services.AddSingleton(provider => Pipeline(provider.GetRequiredService<IOptions<ConnectorsOptions>>().Value));
        services.TryAddSingleton<Func<double>>(_ => Jitter());
        services.AddSingleton<ITokens>(provider => new Tokens(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Func<double>>(), provider.GetRequiredService<Redactor>()));
        services.AddSingleton(provider => new TenantTags(provider.GetRequiredService<IOptions<ConnectorsOptions>>().Value.TenantTags));
        services.AddSingleton<ConnectionTroubles>();
        services.AddSingleton<IVendorHttp>(Http);
        services.AddSingleton<IEntityReader, EntityReader>();
        services.AddSingleton<IEntityWriter, EntityWriter>();
        services.AddSingleton(provider => new ConnectorsCheck(
            provider, provider.GetServices<AdapterRegistration>(), provider.GetRequiredService<MappingShelf>(),
            provider.GetRequiredService<ITenantDirectory>(), provider.GetRequiredService<Tenants>(),
            provider.GetRequiredService<ICredentialProvider>()));
        return new ConnectorsBuilder(services);
    }

    /// <summary>Takes partner and tenant overlays from files: a folder for each step of the tenant's path, <c>*.overlay.json</c> in each.</summary>
    /// <remarks>Files may be changed while the host runs, by hand or by
    /// <see cref="IMappingLayers"/>: the next opening of a tenant takes them.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The root folder; it need not exist.</param>
    public static IConnectorsBuilder UseMappingDirectory(this IConnectorsBuilder builder, string path) =>
        builder.UseMappings(_ => new MappingDirectory(path));

    private static HttpPipelineOptions Pipeline(ConnectorsOptions options) => new()
    {
        AllowLoopback = options.AllowLoopback,
        MaxResponseBytes = options.MaxResponseBytes,
        AttemptTimeout = TimeSpan.FromSeconds(options.AttemptTimeoutSeconds),
        MaxRetries = options.MaxRetries,
        MaxRetryAfter = TimeSpan.FromSeconds(options.MaxRetryAfterSeconds),
        Budgets = BudgetBounds.Default with { Adapts = options.AdaptConcurrency },
    };

    private static VendorHttp Http(IServiceProvider provider)
    {
        var adapters = provider.GetRequiredService<AdapterRegistry>();
        return new(
            provider.GetRequiredService<HttpPipelineOptions>(),
            connection => adapters.PartsOf(connection.Settings.System),
            provider.GetRequiredService<Redactor>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<Func<double>>(),
            provider.GetService<Func<HttpMessageHandler>>(),
            provider.GetRequiredService<TenantTags>(),
            provider.GetRequiredService<ConnectionTroubles>(),
            provider.GetRequiredService<IOptions<ConnectorsOptions>>().Value.ShareBudgets ? provider.GetRequiredService<IStateStore>() : null);
    }

    /// <summary>Spreads retries of many processes. A host that wants repeatable runs registers its own <c>Func&lt;double&gt;</c> before.</summary>
    private static Func<double> Jitter()
    {
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        var gate = new Lock();
        return () =>
        {
            lock (gate)
            {
                return random.NextDouble();
            }
        };
    }
}
