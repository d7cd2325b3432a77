using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>What the generators of pages share: words, one in twenty of them beyond ASCII, and a writer that spells texts as vendors do.</summary>
internal static class PageText
{
    private static readonly string[] Words =
    [
        "rollout", "integration", "phase", "review", "data", "platform", "support", "cloud", "workshop", "interface", "migration", "testing",
        "design", "training", "handover", "report", "budget", "release", "planning", "Größe",
    ];

    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        return stream.ToArray();
    }

    public static string Some(Random random, int words)
    {
        var text = new StringBuilder();
        for (var word = 0; word < words; word++)
            text.Append(word == 0 ? "" : " ").Append(Words[random.Next(Words.Length)]);
        return text.ToString();
    }

    public static string Date(Random random) => $"2026-{random.Next(1, 13):D2}-{random.Next(1, 29):D2}";

    public static string Time(Random random) => $"{random.Next(24):D2}:{random.Next(60):D2}:{random.Next(60):D2}";
}
