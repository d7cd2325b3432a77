using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>Adds up what records hold that wait. Amounts are exact: decimals, rounded once for each record.</summary>
internal sealed class BlockedSum
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CanonicalRecord Record, Money? Money, long Seconds)> _records = new(StringComparer.Ordinal);

    /// <summary>Adds a record; one that was added before changes nothing.</summary>
    public void Add(CanonicalRecord record)
    {
        using var json = JsonDocument.Parse(record.Json);
        var seconds = CanonicalPath.Find(json.RootElement, "duration") is { ValueKind: JsonValueKind.Number } duration ? duration.GetInt64() : 0;
        if (_records.TryAdd($"{record.Entity}/{record.Key.ToIndexKey()}", (record, Amount(json.RootElement, seconds), seconds)))
        {
            Count(record.Entity, 1);
        }
    }

    /// <summary>Counts records of which nothing else is known.</summary>
    public void Count(string entity, int count) => _counts[entity] = _counts.GetValueOrDefault(entity) + count;

    public Blocked ToBlocked()
    {
        // An invoice says what its entries say: the entries that it names are in its total.
        var named = _records.Values.Where(item => item.Record.Entity == "invoice")
            .SelectMany(item => item.Record.References).Select(reference => reference.Key.ToIndexKey()).ToHashSet(StringComparer.Ordinal);
        var money = _records.Values
            .Where(item => item.Money is not null && !named.Contains(item.Record.Key.ToIndexKey()))
            .GroupBy(item => item.Money!.Value.Currency, item => item.Money!.Value, StringComparer.Ordinal)
            .OrderBy(currency => currency.Key, StringComparer.Ordinal)
            .Select(currency => currency.Aggregate((left, right) => left + right));
        var concerned = _records.Values.SelectMany(item => item.Record.References)
            .Where(reference => reference.Path is "/project" or "/customer")
            .Select(reference => (reference.Entity, Key: $"{reference.Entity}/{reference.Key.ToIndexKey()}")).Distinct()
            .Where(reference => !_records.ContainsKey(reference.Key))
            .CountBy(reference => reference.Entity, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal);
        return new()
        {
            Counts = [.. _counts.Select(count => new BlockedCount(count.Key, count.Value))],
            Concerned = [.. concerned.Select(count => new BlockedCount(count.Key, count.Value))],
            Worked = new(_records.Values.Sum(item => item.Seconds)),
            Money = [.. money],
        };
    }

    /// <summary>What a record is worth: its total, its amount, or the time in it at its rate.</summary>
    private static Money? Amount(JsonElement record, long seconds) =>
        MoneyAt(record, "total") ?? MoneyAt(record, "amount") ?? MoneyAt(record, "billAmount")
            ?? (MoneyAt(record, "billRate") is { } rate ? rate.PerHour(new(seconds)) : null);

    private static Money? MoneyAt(JsonElement record, string path)
    {
        try
        {
            return CanonicalPath.Find(record, path) is { ValueKind: JsonValueKind.Object } money ? money.Deserialize<Money>() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            // An amount that cannot be read blocks as a record, without a sum.
            return null;
        }
    }
}
