using System.Text;
using System.Text.Unicode;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Flows;

/// <summary>One attempt and what came of it.</summary>
/// <param name="Number">Number of the attempt, in the order in which they began.</param>
/// <param name="At">When it ended: ticks since the execution began.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Route template.</param>
/// <param name="Url">Path and query.</param>
/// <param name="Asked">Headers of the request.</param>
/// <param name="Sent">Body of the request; null when there was none.</param>
/// <param name="Status">HTTP status; 0 when no whole answer came.</param>
/// <param name="Told">Headers of the answer.</param>
/// <param name="Answer">Body of the answer; null when there was none.</param>
/// <param name="Broken">Why no whole answer came.</param>
internal sealed record TapedExchange(
    int Number, long At, string Connection, string Method, string Route, string Url, ImmutableSortedDictionary<string, string> Asked, string? Sent,
    int Status, ImmutableSortedDictionary<string, string> Told, string? Answer, Fault? Broken)
{
    private const string Binary = "base64:";

    /// <summary>What tells requests apart.</summary>
    public string Identity => IdentityOf(Connection, Method, Url, BodyHash.Of(Bytes(Sent)));

    public static string IdentityOf(TapedRequest request) =>
        IdentityOf(request.Connection, request.Method, request.Url, BodyHash.Of(request.Body.Span));

    public static TapedExchange Of(int number, long at, TapedRequest request, TapedAnswer answer) => new(
        number, at, request.Connection, request.Method, request.Route, request.Url, request.Headers, Text(request.Body), answer.Status,
            answer.Headers,
        Text(answer.Body), answer.Broken);

    public TapedAnswer ToAnswer() => new(Status, Told, Bytes(Answer), Broken);

    /// <summary>A body as text, so that a person can read and search a recording; one that is no text as base64.</summary>
    public static string? Text(ReadOnlyMemory<byte> body) => body.IsEmpty ? null
        : Utf8.IsValid(body.Span) && !body.Span.StartsWith("base64:"u8) ? Encoding.UTF8.GetString(body.Span)
        : Binary + Convert.ToBase64String(body.Span);

    public static byte[] Bytes(string? text) => text is null ? []
        : text.StartsWith(Binary, StringComparison.Ordinal) ? Convert.FromBase64String(text[Binary.Length..]) : Encoding.UTF8.GetBytes(text);

    private static string IdentityOf(string connection, string method, string url, string body) => $"{connection} {method} {url} {body}";
}
