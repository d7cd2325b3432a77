using System.Text.Json;

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
