using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What the vendor fills in for customers, projects, contacts and employees alike.</summary>
internal static class NetSuiteEntities
{
    /// <summary>A new entity gets a number before its name, as with automatic numbering switched on; currency follows the subsidiary.</summary>
    public static void Complete(JsonObject record, NetSuiteBooks books, string? numberPrefix, string name)
    {
        if (!record.HasText("entityId"))
        {
            var number = numberPrefix is null ? null : numberPrefix + books.NextNumber(numberPrefix, 1).PadLeft(4, '0');
            record["entityId"] = $"{number} {name}".Trim();
        }
        record["isInactive"] ??= false;
        if (record.Reference("currency") is null && CurrencyOf(record, books) is { } currency) record.SetReference("currency", currency);
    }

    private static string? CurrencyOf(JsonObject record, NetSuiteBooks books) =>
        record.Reference("subsidiary") is { } id && books.Find("subsidiary", id) is { } subsidiary ? subsidiary.Reference("currency") : null;
}
