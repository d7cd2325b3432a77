using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>One signed-in request below /services/rest.</summary>
internal sealed class NetSuiteCall
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public required NetSuiteState State { get; init; }

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Percent-decoded segments behind /services/rest.</summary>
    public required string[] Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required string? ContentType { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public NetSuiteBooks Books => State.Books;

    /// <summary>Base address of all services, without a slash at the end.</summary>
    public string Services => State.Account.Address + "services/rest";

    public NetSuiteRendering Rendering => new(Books, Services + "/record/v1");

    public static async Task<NetSuiteCall> ReadAsync(NetSuiteState state, HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var segments = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return new NetSuiteCall
        {
            State = state,
            Method = http.Request.Method.ToUpperInvariant(),
            Path = segments is ["services", "rest", .. var rest] ? rest : throw NetSuiteErrors.NoAddress("The requested address does not exist."),
            Query = http.Request.Query,
            Headers = http.Request.Headers,
            ContentType = http.Request.ContentType,
            Body = body.GetBuffer().AsMemory(0, (int)body.Length),
        };
    }

    /// <summary>A query parameter in its first value, or null.</summary>
    public string? Parameter(string name) => Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public bool IsOn(string name) => string.Equals(Parameter(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A parameter that lists names, separated by commas; null where it is absent.</summary>
    public IReadOnlyList<string>? Names(string name) =>
        Parameter(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether one of the Prefer headers, each possibly a list, says this.</summary>
    public bool Prefers(string word) => Headers["Prefer"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries))
        .Any(v => v.Equals(word, StringComparison.OrdinalIgnoreCase));

    public JsonObject Json()
    {
        var type = ContentType?.Split(';')[0].Trim();
        if (type is not null && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && !type.Equals("application/vnd.oracle.resource+json", StringComparison.OrdinalIgnoreCase)) throw NetSuiteErrors.MediaType();
        try
        {
            CheckTexts(Body.Span);
            return JsonNode.Parse(Body.Span, documentOptions: Bounded) as JsonObject ?? throw NetSuiteErrors.MalformedRequest();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw NetSuiteErrors.MalformedRequest();
        }
    }

    /// <summary>Texts are decoded late; half a surrogate pair or a broken byte must be refused now.</summary>
    private static void CheckTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Bounded.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
        }
    }
}
