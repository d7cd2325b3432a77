using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Open queries: ten per organisation, the oldest goes first; each dies 15 minutes after its last use.</summary>
internal sealed class SalesforceSnapshots
{
    public const int MaxOpen = 10;

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, (SalesforceSnapshot Snapshot, DateTimeOffset Used, long Order)> _open = new(StringComparer.Ordinal);
    private long _made;

    /// <returns>The locator without its offset.</returns>
    public string Open(SalesforceSnapshot snapshot, string instance, DateTimeOffset now)
    {
        if (_open.Count >= MaxOpen)
            _open.Remove(_open.MinBy(pair => pair.Value.Order).Key);
        var locator = SalesforceId.Make("01g", instance, ++_made);
        _open[locator] = (snapshot, now, _made);
        return locator;
    }

    /// <param name="text"><c>{locator}-{offset}</c> from a nextRecordsUrl.</param>
    /// <param name="now">Virtual time.</param>
    /// <param name="locator">The locator alone.</param>
    /// <param name="offset">Where the page begins.</param>
    /// <param name="snapshot">What was found.</param>
    public bool TryUse(string text, DateTimeOffset now, out string locator, out int offset, [NotNullWhen(true)] out SalesforceSnapshot? snapshot)
    {
        snapshot = null;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        locator = dash < 0 ? text : text[..dash];
        offset = 0;
        if (dash >= 0 && !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out offset))
            return false;
        if (!_open.TryGetValue(locator, out var entry) || now - entry.Used > Idle || offset > entry.Snapshot.Ids.Count)
            return false;
        _open[locator] = entry with { Used = now };
        snapshot = entry.Snapshot;
        return true;
    }
}
