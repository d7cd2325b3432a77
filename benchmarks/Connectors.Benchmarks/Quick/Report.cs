using System.Globalization;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Prints lines as a table for people, or as JSON of name, ratio and baseline for programs.</summary>
internal static class Report
{
    public static void Print(IEnumerable<Line> lines, bool asJson)
    {
        if (asJson)
            Json(lines);
        else
            Table(lines);
    }

    private static void Json(IEnumerable<Line> lines)
    {
        using var stream = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(stream, new() { Indented = true });
        writer.WriteStartArray();
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("name", line.Name);
            writer.WriteNumber("ratio", Math.Round((decimal)line.Ratio, 3));
            writer.WriteString("baseline", line.Baseline);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Table(IEnumerable<Line> lines)
    {
        Console.WriteLine($"{"what",-44} {"ratio",6} {"ns/record",10} {"B/record",9}  baseline");
        foreach (var line in lines)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{line.Name,-44} {line.Ratio,6:F2} {line.Nanoseconds,10:F0} {line.Bytes,9}  {line.Baseline}"));
        }
    }
}
