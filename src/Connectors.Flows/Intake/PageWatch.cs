using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;

namespace Connectors.Flows;

/// <summary>Ends a read that goes in a circle: a vendor that sends the same page again and again, or empty ones without end. Readers of adapters know
/// their vendor's ways of doing so; this holds for all of them.</summary>
internal sealed class PageWatch(string system, string entity)
{
    /// <summary>Pages in a row that bring nothing new.</summary>
    private const int MaxStale = 2;

    /// <summary>Empty pages in a row, each with another position: a reader may leave out much of what its vendor sends.</summary>
    private const int MaxEmpty = 500;

    /// <summary>What is remembered of a read; a longer one is watched from anew.</summary>
    private const int MaxKnown = 100_000;

    private readonly HashSet<long> _known = [];
    private string _next = "";
    private int _stale;
    private int _empty;

    /// <exception cref="ConnectorException">It goes in a circle. What was handed out before stays valid.</exception>
    public void Look(EntityPage page) =>
        Look([.. page.Records.Select(result => Hash(result.Source.Key.Id, result.Source.Version))], page.Next, page.IsLast);

    /// <exception cref="ConnectorException">It goes in a circle.</exception>
    public void Look(ChangePage page) => Look([.. page.Changes.Select(change => Hash(change.Key.ToString(), change.EventId))], page.Next, false);

    private void Look(long[] keys, Cursor next, bool isLast)
    {
        if (_known.Count + keys.Length > MaxKnown)
        {
            _known.Clear();
        }

        var fresh = keys.Count(_known.Add);
        var isSame = next.Value is { Length: > 0 } && next.Value == _next;
        _next = next.Value ?? "";
        _empty = keys.Length == 0 ? _empty + 1 : 0;
        _stale = fresh == 0 && (keys.Length > 0 || isSame) ? _stale + 1 : 0;
        if (!isLast && (_stale >= MaxStale || _empty >= MaxEmpty))
        {
            throw new ConnectorException(new(
                FaultKind.VendorDefect,
                $"{system} sends pages of '{entity}' that bring nothing new and says that more follow. Reading stops; what was handed out stays "
                    + "valid. Read again; if it stays, ask the vendor.")
            { Rule = "paging" });
        }
    }

    private static long Hash(string id, string? version) => 
        ((long)StringComparer.Ordinal.GetHashCode(id) << 32) | (uint)StringComparer.Ordinal.GetHashCode(version ?? "");
}
