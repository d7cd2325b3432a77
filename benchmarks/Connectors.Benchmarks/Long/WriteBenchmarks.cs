using BenchmarkDotNet.Attributes;

namespace Connectors.Benchmarks;

/// <summary>The long form of the write direction.</summary>
[MemoryDiagnoser]
public class WriteBenchmarks
{
    private Product? _product;
    private OpportunityWrites? _writes;

    /// <summary>Makes the records and checks that both ways give the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _product = new();
        _writes = new(((OpportunityShape)ShapeSet.All(_product)[0]).Canonical(), _product.Writer("opportunity", "salesforce"));
        _writes.Check();
    }

    /// <summary>Ends the host.</summary>
    [GlobalCleanup]
    public void CleanUp() => _product?.Dispose();

    [Benchmark(Baseline = true)]
    public int Hand() => _writes!.Hand();

    [Benchmark]
    public int Ours() => _writes!.Ours();
}
