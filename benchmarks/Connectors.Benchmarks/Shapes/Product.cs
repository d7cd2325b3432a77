using Connectors.Adapters;
using Connectors.Hosting;
using Connectors.Mapping;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Benchmarks;

/// <summary>The product as a host has it: the adapters and their shipped mappings.</summary>
internal sealed class Product : IDisposable
{
    private readonly ServiceProvider _provider;
    private readonly MappingCatalog _catalog;

    public Product()
    {
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().Build()).AddSalesforce().AddKantata().AddNetSuite().AddJira();
        _provider = services.BuildServiceProvider();
        Mappings = _provider.GetRequiredService<MappingShelf>().Mappings;
        _catalog = Mappings.Compile([]).Value!;
    }

    public MappingSet Mappings { get; }

    public ShapeSource Source(string system, string vendorObject) =>
        new(_provider.GetRequiredService<IAdapters>().For(system).Pages, _catalog.Inbound(system, vendorObject));

    public CompiledMapping Writer(string entity, string system) => _catalog.Outbound(entity, system);

    public void Dispose() => _provider.Dispose();
}
