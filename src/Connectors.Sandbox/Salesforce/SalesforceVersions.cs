using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>API versions: three a year since Spring '11 (v21.0); v68.0 is Winter '27.</summary>
internal static class SalesforceVersions
{
    public const int First = 21;

    public const int Latest = 68;

    private static readonly string[] Seasons = ["Winter", "Spring", "Summer"];

    /// <summary>The answer of <c>GET /services/data/</c>.</summary>
    public static JsonArray List() => new([.. Enumerable.Range(First, Latest - First + 1).Select(number => (JsonNode)new JsonObject
    {
        ["label"] = Label(number),
        ["url"] = $"/services/data/{Name(number)}",
        ["version"] = Name(number)[1..],
    })]);

    /// <summary>The answer of <c>GET /services/data/{version}</c>.</summary>
    public static JsonObject Resources(string root) => new()
    {
        ["composite"] = root + "/composite",
        ["limits"] = root + "/limits",
        ["query"] = root + "/query",
        ["queryAll"] = root + "/queryAll",
        ["sobjects"] = root + "/sobjects",
    };

    public static bool IsServed(string segment) =>
        segment.EndsWith(".0", StringComparison.Ordinal) && segment.StartsWith('v')
        && int.TryParse(segment.AsSpan(1, segment.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= First and <= Latest;

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}.0");

    // Version 20 was Winter '11, and each Winter release opens the series of its year.
    private static string Label(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Seasons[(number - 20) % 3]} '{11 + ((number - 20) / 3)}");
}
