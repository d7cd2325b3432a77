using System.Text.Json;

namespace Connectors.Salesforce;

/// <summary>How many rows a query has in all: its first page says so.</summary>
internal static class SObjectTotal
{
    /// <summary>The page's <c>totalSize</c>; 0 when it has none.</summary>
    public static long Of(ReadOnlyMemory<byte> page)
    {
        var reader = new Utf8JsonReader(page.Span, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                var isTotal = reader.CurrentDepth == 1 && reader.ValueTextEquals("totalSize"u8);
                if (reader.Read() && isTotal)
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var total) ? total : 0;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Whoever cuts the page says what is wrong with it.
        }

        return 0;
    }
}
