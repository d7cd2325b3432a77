using System.Globalization;
using Connectors.Http;

namespace Connectors.Kantata.Tests;

/// <summary>A list as the vendor keeps it: ordered by change, filtered by time, cut into pages at the moment it is asked for.</summary>
internal sealed class VendorList(string collection, bool isInclusive = true)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Dictionary<int, int> SecondsById { get; } = [];

    /// <summary>Called after each answer: what other people do meanwhile.</summary>
    public Action<int> Meanwhile { get; init; } = static _ => { };

    public bool KeepsOrder { get; init; } = true;

    public int Answers { get; private set; }

    public static string Stamp(int second) => (Start + TimeSpan.FromSeconds(second)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public VendorResponse Answer(StubRequest request)
    {
        var (size, number) = (int.Parse(request["per_page"]!, CultureInfo.InvariantCulture), int.Parse(request["page"]!, CultureInfo.InvariantCulture));
        var after = request["updated_after"] is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - Start : TimeSpan.MinValue;
        var rows = SecondsById
            .Where(row => TimeSpan.FromSeconds(row.Value) > after || (isInclusive && TimeSpan.FromSeconds(row.Value) == after))
            .OrderBy(row => KeepsOrder ? row.Value : -row.Value).ThenBy(row => row.Key)
            .ToArray();
        var page = rows.Skip((number - 1) * size).Take(size).ToArray();
        var results = string.Join(',', page.Select(row => $$"""{"key":"{{collection}}","id":"{{row.Key}}"}"""));
        var map = string.Join(',', page.Select(row => $$"""
            "{{row.Key}}":{"id":"{{row.Key}}","updated_at":"{{Stamp(row.Value)}}"}
            """));
        var pages = (rows.Length + size - 1) / size;
        Meanwhile(++Answers);
        return StubVendor.Ok(
            $$"""
            {"count":{{rows.Length}},"results":[{{results}}],"{{collection}}":{ {{map}} },"meta":{"page_count":{{pages}},"page_number":{{number}} } }
            """);
    }
}
