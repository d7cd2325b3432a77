using System.Runtime.InteropServices;
using System.Text.Unicode;
using Connectors.Faults;

namespace Connectors.Exchange;

/// <summary>A page of rows in CSV (RFC 4180: commas, CR LF or LF, quotes doubled inside quotes), cut into fields once. The first row
/// names the columns by dotted paths such as <c>Account.Name</c>. An empty field, in quotes or not, is a missing value.</summary>
/// <remarks>Mappings read the fields where they lie: nothing is copied, so the page's bytes must not change. Immutable, thread-safe.</remarks>
public sealed class CsvPage
{
    private readonly int[] _places;

    internal CsvPage(CsvColumns columns, byte[] bytes, int[] places, int count, bool isUtf8) =>
        (Columns, Bytes, _places, Count, IsUtf8) = (columns, bytes, places, count, isUtf8);

    /// <summary>The columns in the order of the page.</summary>
    public CsvColumns Columns { get; }

    /// <summary>How many rows the page has, the one with the names not counted.</summary>
    public int Count { get; }

    internal byte[] Bytes { get; }

    /// <summary>Whether the whole page is UTF-8, so that no row has to be looked at.</summary>
    internal bool IsUtf8 { get; }

    /// <summary>A row by its index from 0.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(this, index);
        }
    }

    /// <summary>Cuts a page. A byte order mark is stepped over.</summary>
    /// <param name="page">The page, names first; at most 256 MiB, 2,000 columns, 4 MiB for a field and 16 MiB for a row.</param>
    /// <exception cref="ConnectorException">It is no such page: one <c>VendorDefect</c> (<c>LimitExceeded</c> for a bound) with line and column, the
    /// rule that is broken and the way out. A row that is no UTF-8 is refused when it is mapped, not here.</exception>
    public static CsvPage Read(ReadOnlyMemory<byte> page)
    {
        var bytes = MemoryMarshal.TryGetArray(page, out var segment) ? segment : page.ToArray();
        return new CsvScanner(bytes.Array!, bytes.Offset, bytes.Count, Utf8.IsValid(bytes)).Read();
    }

    /// <summary>Where the fields of a row begin, and one place more: each field ends one byte before the next place. A place says by
    /// <see cref="CsvPlace"/> whether its field has to be spelled anew as JSON.</summary>
    internal ReadOnlySpan<int> Places(int row)
    {
        var step = Columns.Count + 1;
        return _places.AsSpan(row * step, step);
    }
}
