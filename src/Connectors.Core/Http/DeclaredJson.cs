using System.Text.Json;
using System.Text.Unicode;
using Connectors.Exchange;

namespace Connectors.Http;

/// <summary>Whether a body is what its type says. A read whose answer is not is asked for once more, before anyone takes a part of it.</summary>
internal static class DeclaredJson
{
    private const int DeepestBody = 1_000;

    /// <summary>Where a body that is declared JSON stops being it; null when it is JSON, when it is declared as something else, and for
    /// 204.</summary>
    public static long? BreachIn(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        if ((int)response.StatusCode == 204 || !IsDeclared(response.Content.Headers.ContentType?.MediaType))
            return null;
        return IsPlainly(body.Span) ? null : BreachIn(body);
    }

    /// <summary>Whether a quick look says that it is JSON. What it leaves, such as deeper nesting than any mapping reads, the framework's reader
    /// decides.</summary>
    internal static bool IsPlainly(ReadOnlySpan<byte> body)
    {
        var end = Utf8.IsValid(body) ? JsonScanner.Value(body, JsonScanner.White(body, 0), 0) : JsonScanner.Wrong;
        return end >= 0 && JsonScanner.White(body, end) == body.Length;
    }

    /// <summary>Where the framework's reader stops; null when it comes to the end.</summary>
    internal static long? BreachIn(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = DeepestBody });
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException)
        {
            return reader.BytesConsumed;
        }
    }

    private static bool IsDeclared(string? type) =>
        type is not null && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
}
