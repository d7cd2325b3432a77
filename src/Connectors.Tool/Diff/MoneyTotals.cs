namespace Connectors.Tool;

/// <summary>Sums of money of both sides, by field and currency.</summary>
internal sealed class MoneyTotals
{
    private readonly SortedDictionary<(string Path, string Currency), ExactTotal> _totals = new(Comparer<(string Path, string Currency)>.Create(
        (one, other) => string.CompareOrdinal(one.Path, other.Path) is var path and not 0
            ? path : string.CompareOrdinal(one.Currency, other.Currency)));

    public IReadOnlyDictionary<(string Path, string Currency), ExactTotal> All => _totals;

    public bool IsChanged => _totals.Values.Any(total => total.IsChanged);

    public void Add(IEnumerable<Leaf> record, bool before, bool after)
    {
        foreach (var leaf in record)
        {
            if (Leaves.Money(leaf.Value) is not { } money)
                continue;
            var key = (leaf.Field, money.Currency);
            var total = _totals.TryGetValue(key, out var known) ? known : _totals[key] = new(money.Currency);
            if (before)
                total.AddBefore(money.Amount);
            if (after)
                total.AddAfter(money.Amount);
        }
    }
}
