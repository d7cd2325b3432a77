using System.Diagnostics;
using System.Globalization;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Hosting;
using Connectors.Mapping;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Benchmarks;

/// <summary>A process that maps one page and ends. It prints the microseconds since it entered its own code.</summary>
internal static class ColdStartChild
{
    public const string Ours = "ours";
    public const string Poco = "poco";
    public const string Nothing = "nothing";

    public static void Run(long entered, string way, string file)
    {
        var page = File.ReadAllBytes(file);
        var records = way switch
        {
            Ours => Map(page, entered),
            Poco => OpportunityPoco.Read(page).Count,
            _ => 0,
        };
        var spent = Stopwatch.GetElapsedTime(entered);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} {spent.TotalMicroseconds:F0}"));
    }

    /// <summary>A host with one adapter, its mappings loaded and compiled.</summary>
    private static int Map(byte[] page, long entered)
    {
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().Build()).AddSalesforce();
        using var provider = services.BuildServiceProvider();
        Step("host", entered);
        var mapping = provider.GetRequiredService<MappingShelf>().Mappings.Compile([]).Value!.Inbound("salesforce", "Opportunity");
        Step("mappings", entered);
        var cut = provider.GetRequiredService<IAdapters>().For("salesforce").Pages.Slice(page, "Opportunity");
        Step("slice", entered);
        var records = 0;
        foreach (var record in cut.Records)
            records += mapping.ReadAs<Opportunity>(record, cut.Related, "main").IsSuccess ? 1 : 0;
        return records;
    }

    // For people who start a child by hand; the parent reads standard output only.
    private static void Step(string name, long entered) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {Stopwatch.GetElapsedTime(entered).TotalMilliseconds:F1} ms"));
}
