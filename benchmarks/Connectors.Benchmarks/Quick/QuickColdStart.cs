using System.Diagnostics;
using System.Globalization;

namespace Connectors.Benchmarks;

/// <summary>From the start of a process to its first mapped page, against source-generated System.Text.Json, in child processes.</summary>
internal static class QuickColdStart
{
    private const int Rounds = 11;
    private const int Records = 200;

    /// <param name="packages">A folder of packages: also measures the product as a host gets it from them; null leaves that out.</param>
    public static IReadOnlyList<Line> Run(string? packages)
    {
        var file = Path.GetTempFileName();
        using var packed = packages is null ? null : new PackedProgram(packages);
        try
        {
            File.WriteAllBytes(file, OpportunityPages.Make(Records));
            List<(string Name, string Way, string Folder)> ways =
            [
                .. new[] { ColdStartChild.Nothing, ColdStartChild.Poco, ColdStartChild.Ours, ColdStartChild.Host }
                    .Select(way => (way, way, AppContext.BaseDirectory)),
            ];
            if (packed is not null)
                ways.AddRange([("ours, packed", ColdStartChild.Ours, packed.Folder), ("host, packed", ColdStartChild.Host, packed.Folder)]);
            var spent = ways.ToDictionary(way => way.Name, _ => new List<Start>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var way in ways)
                    spent[way.Name].Add(Run(way.Way, way.Folder, file));
            }
            var poco = spent[ColdStartChild.Poco];
            return
            [
                .. ways.Select(way => Row($"cold-start/{way.Name}", spent[way.Name], poco, start => start.Wall)),
                .. ways.Select(way => Row($"cold-start/{way.Name}, processor", spent[way.Name], poco, start => start.Thread)),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Line Row(string name, List<Start> starts, List<Start> poco, Func<Start, double> of) =>
        new(name, Median(starts, of) / Median(poco, of), "source-generated System.Text.Json", Median(starts, of) * 1000, 0);

    private static Start Run(string way, string folder, string file)
    {
        var program = Path.Combine(folder, typeof(QuickColdStart).Assembly.GetName().Name!);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program + ".dll", "child", way, file])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0 || way != ColdStartChild.Nothing && answer[0] != Records.ToString(CultureInfo.InvariantCulture))
            throw new DifferenceException($"cold-start/{way} mapped {answer[0]} records.");
        return new(double.Parse(answer[1], CultureInfo.InvariantCulture), double.Parse(answer[2], CultureInfo.InvariantCulture));
    }

    private static double Median(List<Start> starts, Func<Start, double> of) => starts.Select(of).Order().ElementAt(starts.Count / 2);

    /// <summary>Microseconds from entering the program to the mapped page.</summary>
    /// <param name="Wall">As a clock shows them.</param>
    /// <param name="Thread">That the thread ran.</param>
    private sealed record Start(double Wall, double Thread);
}
