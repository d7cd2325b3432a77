using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Salesforce;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Benchmarks;

/// <summary>A process that maps one page and ends. It prints the microseconds since it entered its own code,
/// and those of them in which its thread ran.</summary>
internal static class ColdStartChild
{
    /// <summary>The product: the adapter's documents read, checked and compiled, then the page.</summary>
    public const string Ours = "ours";

    /// <summary>Source-generated System.Text.Json and mapping code.</summary>
    public const string Poco = "poco";

    /// <summary>The product inside a host with one adapter, which has far more to set up than a mapping.</summary>
    public const string Host = "host";

    public const string Nothing = "nothing";

    private static readonly List<string> Names = [];
    private static readonly List<double> Times = [];
    private static double _entered;

    public static void Run(long entered, string way, string file)
    {
        _entered = ThreadClock.Nanoseconds;
        var page = File.ReadAllBytes(file);
        var records = way switch
        {
            Ours => Map(page, Documents(), new SalesforcePages()),
            Host => InHost(page),
            Poco => OpportunityPoco.Read(page).Count,
            _ => 0,
        };
        var (spent, ran) = (Stopwatch.GetElapsedTime(entered), ThreadClock.Nanoseconds - _entered);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} {spent.TotalMicroseconds:F0} {ran / 1000:F0}"));
        // For people who start a child by hand; the parent reads standard output only.
        for (var step = 0; step < Names.Count; step++)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Names[step],-10} {(Times[step] - _entered) / 1e6,6:F1} ms"));
        }
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{JitInfo.GetCompiledMethodCount()} methods compiled in {JitInfo.GetCompilationTime().TotalMilliseconds:F1} of {spent.TotalMilliseconds:F1} ms"));
    }

    private static int InHost(byte[] page)
    {
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().Build()).AddSalesforce();
        using var provider = services.BuildServiceProvider();
        Step("host");
        var mappings = provider.GetRequiredService<MappingShelf>().Mappings;
        return Map(page, mappings, provider.GetRequiredService<IAdapters>().For("salesforce").Pages);
    }

    private static MappingSet Documents()
    {
        var documents = EmbeddedMappings.Of(typeof(SalesforcePages).Assembly);
        Step("documents");
        return MappingSet.Load(documents, MappingFunctions.None).Value!;
    }

    private static int Map(byte[] page, MappingSet mappings, IPageFormat pages)
    {
        var mapping = mappings.Compile([]).Value!.Inbound("salesforce", "Opportunity");
        Step("mappings");
        var cut = pages.Slice(page, "Opportunity");
        Step("slice");
        var records = 0;
        foreach (var record in cut.Records)
            records += mapping.ReadAs<Opportunity>(record, cut.Related, "main").IsSuccess ? 1 : 0;
        return records;
    }

    private static void Step(string name)
    {
        Names.Add(name);
        Times.Add(ThreadClock.Nanoseconds);
    }
}
