using System.Diagnostics;
using System.Globalization;
using Connectors.Benchmarks;

var entered = Stopwatch.GetTimestamp();
try
{
    switch (args)
    {
        case ["child", var way, var file]:
            ColdStartChild.Run(entered, way, file);
            return 0;
        case ["child", LaneProcess.Way, var database, var schema, var workers, var owner]:
            await LaneProcess.RunAsync(database, schema, int.Parse(workers, CultureInfo.InvariantCulture), owner);
            return 0;
        case ["quick", "mapping", .. var options]:
            var asJson = options.Contains("--json");
            Report.Print(QuickMapping.Run(withPeers: !asJson, options.FirstOrDefault(option => option != "--json")), asJson);
            return 0;
        case ["quick", "pipeline", .. var options]:
            var lines = await QuickPipeline.RunAsync(
                options.FirstOrDefault(option => option == "pipeline" || option.StartsWith("lanes", StringComparison.Ordinal)),
                options.FirstOrDefault(option => option is "sqlite" or "postgresql"));
            Report.Print(lines, options.Contains("--json"));
            return 0;
        case ["quick", "variants", .. var options]:
            Report.Print(QuickVariants.Run(options.FirstOrDefault(option => option != "--json")), options.Contains("--json"));
            return 0;
        case ["quick", "provenance", .. var options]:
            Report.Print(QuickProvenance.Run(), options.Contains("--json"));
            return 0;
        case ["quick", "csv", .. var options]:
            Report.Print(QuickCsv.Run(), options.Contains("--json"));
            return 0;
        case ["quick", "cold-start", .. var options]:
            Report.Print(QuickColdStart.Run(options is ["--packages", var packages, ..] ? packages : null), options.Contains("--json"));
            return 0;
        case ["quick", "tenants"]:
            QuickTenants.Print();
            return 0;
        case ["full", "mapping", .. var options]:
            FullMapping.Run(options);
            return 0;
        default:
            await Console.Error.WriteLineAsync("usage: quick mapping|variants [SHAPE] [--json] | quick csv|provenance|cold-start [--json] | "
                + "quick pipeline [pipeline|lanes|lanes/ROW] [sqlite|postgresql] [--json] | "
                + "quick tenants | full mapping [--dry] [--filter GLOB]");
            return 2;
    }
}
catch (DifferenceException difference)
{
    await Console.Error.WriteLineAsync(difference.Message);
    return 1;
}
