using BenchmarkDotNet.Attributes;

namespace Connectors.Benchmarks;

/// <summary>The long form of the same cases.</summary>
[MemoryDiagnoser]
public class MappingBenchmarks
{
    private Product? _product;
    private IShape? _shape;

    /// <summary>Which page.</summary>
    [Params("salesforce-200", "salesforce-2000", "kantata", "jira", "suiteql")]
    public string Shape { get; set; } = "";

    /// <summary>Makes the page and checks that all ways give the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _product = new();
        _shape = ShapeSet.All(_product).Single(shape => shape.Name == Shape);
        _shape.Check();
    }

    /// <summary>Ends the host.</summary>
    [GlobalCleanup]
    public void CleanUp() => _product?.Dispose();

    [Benchmark(Baseline = true)]
    public int Hand() => _shape!.Hand();

    [Benchmark]
    public int Ours() => _shape!.Ours();

    [Benchmark]
    public int Poco() => _shape!.Poco();

    [Benchmark]
    public int Skim() => _shape!.Skim();

    [Benchmark]
    public int HandJson() => _shape!.HandJson();

    [Benchmark]
    public int OursJson() => _shape!.OursJson();
}
