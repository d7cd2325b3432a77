using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Where an incremental read stands. The cursor's text is the instant of the newest change handed out, in UTC; empty reads from the
/// beginning.</summary>
/// <param name="From">Where this read began; null at the beginning.</param>
/// <param name="Newest">Newest change seen; null when none was, or when the records carry no stamp.</param>
/// <param name="IsOrdered">Whether the vendor has kept the order so far. If not, a page may hold newer changes than later ones: the cursor then waits
/// for the end.</param>
internal sealed record ReadPosition(DateTimeOffset? From, DateTimeOffset? Newest, bool IsOrdered)
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    public static ReadPosition Parse(Cursor? cursor)
    {
        var from = KantataInstant.Parse(cursor?.Value);
        return new(from, from, IsOrdered: true);
    }

    public ReadPosition Past(ImmutableArray<VendorRecord> records)
    {
        var stamps = records.Select(record => record.ModifiedAt).OfType<DateTimeOffset>().ToArray();
        var isOrdered = IsOrdered && stamps.Length == records.Length && stamps.Zip(stamps.Skip(1)).All(pair => pair.First <= pair.Second);
        return new(From, stamps.Length == 0 || stamps.Max() < Newest ? Newest : stamps.Max(), isOrdered);
    }

    /// <summary>By time when that surely leads further and no whole page lies inside one second; else the next page of the same list.</summary>
    public KantataQuery Next(KantataQuery query, ImmutableArray<VendorRecord> page) =>
        IsOrdered && page[^1].ModifiedAt - OneSecond is { } start && page[0].ModifiedAt < start && !(start <= query.UpdatedAfter)
            ? query with { UpdatedAfter = start, Page = 1 }
            : query with { Page = query.Page + 1 };

    /// <summary>Never beyond what was read.</summary>
    public Cursor ToCursor(bool isLast) => new((IsOrdered || isLast ? Newest : From) is { } instant ? KantataInstant.Format(instant) : "");
}
