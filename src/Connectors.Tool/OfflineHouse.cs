using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Tool;

/// <summary>All adapters and their mappings without any connection: what pages can be mapped with.</summary>
internal sealed class OfflineHouse : IAsyncDisposable
{
    /// <summary>Stands where a connection's name stands in records that came from files.</summary>
    public const string Connection = "offline";

    private readonly ServiceProvider _services;

    private OfflineHouse(ServiceProvider services, MappingCatalog mappings) => (_services, Mappings) = (services, mappings);

    public MappingCatalog Mappings { get; }

    public IAdapters Adapters => _services.GetRequiredService<IAdapters>();

    /// <summary>Opens the house with an overlay or an additional mapping.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">A document is wrong: all faults in the text.</exception>
    public static async Task<OfflineHouse> OpenAsync(FileInfo? overlay, FileInfo? mapping, CancellationToken ct)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Tenants:offline:Path", "/offline")])
            .Build();
        var services = new ServiceCollection();
        var builder = services.AddConnectors(configuration).AddSalesforce().AddNetSuite().AddKantata().AddWorkday().AddJira()
            .AddMappings([.. EmbeddedMappings.Of(typeof(FlowCatalog).Assembly)]);
        if (mapping is not null)
        {
            builder.AddMappings([await TextAsync(mapping, ct)]);
        }

        if (overlay is not null)
        {
            var text = await TextAsync(overlay, ct);
            builder.UseMappings(_ => new OneOverlay(text));
        }

        var provider = services.BuildServiceProvider();
        try
        {
            var tenant = await provider.GetRequiredService<ITenants>().OpenAsync(new("offline"), ct);
            return new(provider, tenant.Mappings);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task<MappingText> TextAsync(FileInfo file, CancellationToken ct) =>
        new(file.Name, await File.ReadAllBytesAsync(file.FullName, ct));

    private sealed class OneOverlay(MappingText text) : IMappingSource
    {
        public async IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, [EnumeratorCancellation] CancellationToken ct = default)
        {
            await ValueTask.CompletedTask;
            yield return text;
        }
    }
}
