using System.Text.Json;
using Connectors.Adapters.Tests;

namespace Connectors.Kantata.Tests;

/// <summary>Exchanges that were recorded against the real API. They lie beside the repository, not in it: where they are absent, tests that need them are skipped.</summary>
internal static class RecordedPages
{
    public static readonly string Folder = SharedData.Folder("kantata/recorded") ?? "";

    /// <summary>Name and body of each recorded answer, ordered by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Body)> All()
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Ignore("The recorded pages of Kantata (shared/data/kantata/recorded beside the repository) are not on this machine.");
        }

        return [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), BodyOf(path)))];
    }

    public static byte[] Body(string name) => All().Single(page => page.Name == name).Body;

    private static byte[] BodyOf(string path)
    {
        using var exchange = JsonDocument.Parse(File.ReadAllBytes(path));
        return JsonSerializer.SerializeToUtf8Bytes(exchange.RootElement.GetProperty("response").GetProperty("body"));
    }
}
