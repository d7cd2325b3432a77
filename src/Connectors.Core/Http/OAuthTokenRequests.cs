using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Asks an OAuth 2.0 token endpoint (RFC 6749) with a form, or with the same members as JSON where a vendor wants that, and reads its
/// answer.
/// For authenticators of adapters. Thread-safe.</summary>
/// <param name="http">The way to the vendor.</param>
/// <param name="time">Clock from which the token's life is counted.</param>
public sealed class OAuthTokenRequests(IVendorHttp http, TimeProvider time)
{
    private const long MaxAnswerBytes = 64 * 1024;
    private const int MaxTextLength = 16 * 1024;

    /// <summary>Sends a form. Grants whose first use spends them (a refresh token, a code) are never repeated by the pipeline, others are.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="endpoint">Address of the token endpoint, relative to the connection's or absolute on a host of the vendor.</param>
    /// <param name="form">Its fields, such as <c>grant_type</c>.</param>
    /// <param name="facts">Members of the answer to keep as <see cref="AccessToken.Facts"/>, such as <c>instance_url</c>; must not name
    /// secrets.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="ConnectorException">The endpoint refuses (<c>Authentication</c>, with its error code only), does not work, or answers
    /// something that is no token.</exception>
    public ValueTask<OAuthAnswer> AskAsync(
        Connection connection, Uri endpoint, IEnumerable<KeyValuePair<string, string>> form, IReadOnlyCollection<string> facts,
        CancellationToken ct = default) => AskAsync(connection, endpoint, form, facts, client: null, ct);

    /// <summary>The same for endpoints that want the client's own credential in the header and not in the form.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="endpoint">Address of the token endpoint, relative to the connection's or absolute on a host of the vendor.</param>
    /// <param name="form">Its fields, such as <c>grant_type</c>.</param>
    /// <param name="facts">Members of the answer to keep as <see cref="AccessToken.Facts"/>; must not name secrets.</param>
    /// <param name="client">The client's authentication, such as <c>Basic</c> with id and secret; null for none.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="ConnectorException">As above.</exception>
    public ValueTask<OAuthAnswer> AskAsync(
        Connection connection, Uri endpoint, IEnumerable<KeyValuePair<string, string>> form, IReadOnlyCollection<string> facts,
        AuthenticationHeaderValue? client, CancellationToken ct = default)
    {
        var fields = form.ToImmutableArray();
        return SendAsync(connection, endpoint, fields, new FormUrlEncodedContent(fields), client, facts, ct);
    }

    /// <summary>The same for endpoints that take the members as one JSON object of texts.</summary>
    /// <param name="connection">Whose token.</param>
    /// <param name="endpoint">Address of the token endpoint; relative to the connection's address, or absolute on a host of the vendor.</param>
    /// <param name="members">Members of the object, in order.</param>
    /// <param name="facts">Names of members of the answer that are to be kept; no secrets.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="ConnectorException">As with a form.</exception>
    public ValueTask<OAuthAnswer> AskJsonAsync(
        Connection connection, Uri endpoint, IEnumerable<KeyValuePair<string, string>> members, IReadOnlyCollection<string> facts,
        CancellationToken ct = default)
    {
        var fields = members.ToImmutableArray();
        return SendAsync(connection, endpoint, fields, JsonOf(fields), client: null, facts, ct);
    }

    private static ByteArrayContent JsonOf(ImmutableArray<KeyValuePair<string, string>> fields)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        return new(buffer.WrittenSpan.ToArray()) { Headers = { ContentType = new("application/json") } };
    }

    private async ValueTask<OAuthAnswer> SendAsync(
        Connection connection, Uri endpoint, ImmutableArray<KeyValuePair<string, string>> fields, HttpContent content,
        AuthenticationHeaderValue? client, IReadOnlyCollection<string> facts, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        request.Headers.Authorization = client;
        request.Headers.Accept.Add(new("application/json"));
        request.Options.Set(RequestTraits.Route, "token");
        request.Options.Set(RequestTraits.MaxResponseBytes, MaxAnswerBytes);
        request.Options.Set(RequestTraits.IsRepeatable, !fields.Any(IsSpentByUse));
        var sentAt = time.GetUtcNow();
        var answer = await http.SendTokenRequestAsync(connection, request, ct);
        if (!answer.IsSuccess)
            throw new ConnectorException(answer.Faults[0] with { Message = $"Connection {connection}: {answer.Faults[0].Message}" });
        return Read(answer.Body, sentAt, facts) ?? throw new ConnectorException(new(
            FaultKind.VendorDefect, $"Connection {connection}: the token endpoint answered {answer.Status} without a bearer token.")
        { Rule = "token" });
    }

    private static bool IsSpentByUse(KeyValuePair<string, string> field) =>
        field is { Key: "grant_type", Value: "refresh_token" or "authorization_code" };

    private static OAuthAnswer? Read(ReadOnlyMemory<byte> body, DateTimeOffset sentAt, IReadOnlyCollection<string> facts)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "access_token") is not { } access)
                return null;
            if (Text(root, "token_type") is { } type && !type.Equals("bearer", StringComparison.OrdinalIgnoreCase))
                return null;
            var kept = facts.Select(name => KeyValuePair.Create(name, Text(root, name))).Where(static fact => fact.Value is not null);
            var token = new AccessToken(new(access), sentAt + LifeOf(root))
            {
                Facts = kept.ToImmutableDictionary(static fact => fact.Key, static fact => fact.Value!),
            };
            return new(token, Text(root, "refresh_token") is { } refresh ? new Secret(refresh) : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= MaxTextLength } text
        && !text.Any(char.IsControl)
            ? text
            : null;

    /// <summary>Seconds as a number or as a text; null when absent or senseless, so that the vendor's refusal is the sign of the end.</summary>
    private static TimeSpan? LifeOf(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out var value) || value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            return null;
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
