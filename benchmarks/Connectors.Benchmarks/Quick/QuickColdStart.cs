using System.Diagnostics;
using System.Globalization;

namespace Connectors.Benchmarks;

/// <summary>From the start of a process to its first mapped page, against source-generated System.Text.Json, in child processes.</summary>
internal static class QuickColdStart
{
    private const int Rounds = 11;
    private const int Records = 200;

    public static IEnumerable<Line> Run()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, OpportunityPages.Make(Records));
            string[] ways = [ColdStartChild.Nothing, ColdStartChild.Poco, ColdStartChild.Ours, ColdStartChild.Host];
            var inside = ways.ToDictionary(way => way, _ => new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var way in ways)
                    inside[way].Add(Start(way, file));
            }
            var poco = Median(inside[ColdStartChild.Poco]);
            return
            [
                .. ways.Select(way => new Line(
                    "cold-start/" + way, Median(inside[way]) / poco, "source-generated System.Text.Json", Median(inside[way]) * 1000, 0)),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <returns>Microseconds from entering the program to the mapped page.</returns>
    private static double Start(string way, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(QuickColdStart).Assembly.Location);
        foreach (var argument in (string[])["child", way, file])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0 || way != ColdStartChild.Nothing && answer[0] != Records.ToString(CultureInfo.InvariantCulture))
            throw new DifferenceException($"cold-start/{way} mapped {answer[0]} records.");
        return double.Parse(answer[1], CultureInfo.InvariantCulture);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
