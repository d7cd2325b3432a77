using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>One request. <see cref="Path"/> stands below the base, whether that is the site's or the gateway's.</summary>
internal sealed record JiraCall(JiraSite Site, string Method, string[] Path, IQueryCollection Query, byte[] Body, JiraCaller? Caller, string Address)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    public string? ContentType { get; init; }

    /// <summary>Values of the route's placeholders.</summary>
    public string[] Values { get; init; } = [];

    public RecordStore Store => Site.Store;

    public bool IsAnonymous => Caller is null;

    public TimeZoneInfo Zone => IsAnonymous ? TimeZoneInfo.Utc : Site.Settings.TimeZone;

    public JiraLinks Links => new(Address, 3);

    public string Rest => Links.Rest;

    public JiraPeople People => new(Store, Links);

    /// <summary>A query parameter, null when absent or empty.</summary>
    public string? Value(string name) => Query.TryGetValue(name, out var values) && values.Count > 0 && values[0] is { Length: > 0 } value
        ? value : null;

    public bool IsTrue(string name) => Value(name) == "true";

    /// <summary>Repeated or with commas.</summary>
    public string[] List(string name) => Query.TryGetValue(name, out var values)
        ? [.. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
        : [];

    public int Number(string name, int otherwise) => Value(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw JiraErrors.Payload();

    public long Long(string name, long otherwise) => Value(name) is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw JiraErrors.Payload();

    /// <summary>Where a page begins and how many it may hold.</summary>
    public (int Start, int Size) Page(int otherwise, int most) =>
        (Math.Max(Number("startAt", 0), 0), Math.Clamp(Number("maxResults", otherwise), 0, most));

    public JsonNode? Json()
    {
        if (ContentType is { } type && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw JiraErrors.MediaType();
        }

        if (Body.Length == 0)
        {
            throw JiraErrors.Empty();
        }

        try
        {
            return JsonNode.Parse(Body, documentOptions: Bounded);
        }
        catch (JsonException)
        {
            throw JiraErrors.Syntax();
        }
    }

    public JsonObject Object() => Json() as JsonObject ?? throw JiraErrors.Payload();
}
