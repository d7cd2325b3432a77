using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests.Mapping;

/// <summary>A host with a partner, a partner below it and three tenants; ten mappings, of which layers change some.</summary>
internal sealed class LayerHouse : IAsyncDisposable
{
    public const string North = "/north";
    public const string Emea = "/north/emea";
    public const string Acme = "/north/emea/acme";

    private readonly ServiceProvider _services;

    public LayerHouse(IMappingSource? source = null)
    {
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Tenants:acme:Path", Acme), new("Tenants:beta:Path", "/north/emea/beta"), new("Tenants:far:Path", "/south/far"),
        ]).Build()).AddMappings([Documents.Text(Documents.TimeEntries), .. Enumerable.Range(0, 9).Select(Thing)])
            .UseMappings(_ => source ?? new InMemoryMappings());
        _services = services.BuildServiceProvider();
    }

    public IMappingLayers Layers => _services.GetRequiredService<IMappingLayers>();

    public MappingSet Set => _services.GetRequiredService<MappingShelf>().Mappings;

    public async Task<TenantContext> OpenAsync(string tenant) => await _services.GetRequiredService<ITenants>().OpenAsync(new(tenant));

    public async Task<string> ReadAsync(string tenant, int thing, string json) => (await OpenAsync(tenant)).Mappings.Inbound("acme", $"thing{thing}").Read(json);

    /// <summary>An overlay over one of the things: its open field reads from another path.</summary>
    public static MappingText Over(int thing, string path, string more = "") => Documents.Text(
        $$"""{"overlay":"acme.thing{{thing}}","base":"1.x","layer":"partner","fields":{"f":{"copy":"{{path}}"{{more}} } } }""", $"thing{thing}.overlay.json");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static MappingText Thing(int number) => Documents.Text(Documents.Vendor("""{"f":{"copy":"a","open":true},"k":{"coded":"k","values":"kind"}}""",
        ""","values":{"kind":{"A":"x"}}""").Replace("acme.things", $"acme.thing{number}", StringComparison.Ordinal)
        .Replace("\"things\"", $"\"thing{number}\"", StringComparison.Ordinal), $"thing{number}.mapping.json");
}
