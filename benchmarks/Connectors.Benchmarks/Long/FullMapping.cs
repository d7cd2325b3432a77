using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Connectors.Benchmarks;

/// <summary>Runs the long form by BenchmarkDotNet, in this process.</summary>
internal static class FullMapping
{
    /// <param name="options">Options of BenchmarkDotNet, such as <c>--filter *Write*</c>; all cases without.</param>
    public static void Run(string[] options)
    {
        var isDry = options.Contains("--dry");
        var job = (isDry ? Job.Dry : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        string[] rest = [.. options.Where(option => option != "--dry")];
        BenchmarkSwitcher.FromTypes([typeof(MappingBenchmarks), typeof(WriteBenchmarks)])
            .Run(rest.Length > 0 ? rest : ["--filter", "*"], DefaultConfig.Instance.AddJob(job));
    }
}
