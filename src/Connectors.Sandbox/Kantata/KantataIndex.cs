using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Lists and shows: filters, order, paging.</summary>
internal static class KantataIndex
{
    private const int MaxPage = 200;

    public static KantataReply List(KantataCall call, KantataCollection collection)
    {
        if (collection.Name is "external_references" or "custom_field_values" && call.Value("subject_type") is null)
        {
            return KantataErrors.MissingParameters();
        }

        var found = Ordered(call, collection,
            call.Store.All(collection.Name).Where(record => KantataFilters.Pass(call, collection, record))).ToArray();
        var size = Math.Clamp(Number(call, "per_page", 20), 1, MaxPage);
        var (skip, page) = (0, Math.Max(Number(call, "page", 1), 1));
        if (call.Has("limit") || call.Has("offset"))
        {
            size = Math.Clamp(Number(call, "limit", 20), 1, MaxPage);
            skip = Math.Max(Number(call, "offset", 0), 0);
            page = (skip / size) + 1;
        }
        else
        {
            skip = (page - 1) * size;
        }

        return KantataEnvelopeWriter.Page(call, collection, found.Skip(skip).Take(size), new(found.Length, page, size));
    }

    /// <summary>The default filters hold here too: an archived record is not found.</summary>
    public static KantataReply Show(KantataCall call, KantataCollection collection, string id) =>
        call.Store.Find(collection.Name, id) is { } record && KantataFilters.IsVisible(call, collection, record)
            ? KantataEnvelopeWriter.Page(call, collection, [record], new(1, 1, 20))
            : KantataErrors.NotFound();

    private static IEnumerable<StoredRecord> Ordered(KantataCall call, KantataCollection collection, IEnumerable<StoredRecord> records)
    {
        var asked = call.Value("order")?.Split(':') ?? [];
        var order = asked.Length == 2 && collection.Orders.Contains(asked[0], StringComparer.Ordinal) ? asked : collection.DefaultOrder.Split(':');
        return order[1] == "desc"
            ? records.OrderByDescending(record => SortKey(record.Json[order[0]]), StringComparer.Ordinal)
            : records.OrderBy(record => SortKey(record.Json[order[0]]), StringComparer.Ordinal);
    }

    /// <summary>Stamps carry the account's offset, so they are compared in UTC.</summary>
    private static string SortKey(JsonNode? value)
    {
        var text = value?.ToString() ?? "";
        return text.Length >= 19 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.UtcDateTime.ToString("O") : text;
    }

    private static int Number(KantataCall call, string name, int otherwise) => int.TryParse(call.Value(name), out var number) ? number : otherwise;
}
