using System.Text;
using Connectors.Contracts;

namespace Connectors.Exchange;

/// <summary>One row of a CSV page. Thread-safe.</summary>
public sealed class CsvRow
{
    private readonly CsvPage _page;
    private readonly int _index;
    private byte[]? _json;

    internal CsvRow(CsvPage page, int index) => (_page, _index) = (page, index);

    internal CsvPage Page => _page;

    /// <summary>Begins of the fields and one place more, in the bytes of the page.</summary>
    internal ReadOnlySpan<int> Places => _page.Places(_index);

    /// <summary>The row as it lies in the page.</summary>
    internal ReadOnlyMemory<byte> Bytes
    {
        get
        {
            var places = Places;
            return _page.Bytes.AsMemory(CsvPlace.At(places[0])..(places[^1] - 1));
        }
    }

    /// <summary>The row as a JSON object, for those who keep what the vendor sent: all values are texts, empty ones null, dotted columns objects.
    /// Made when asked for.</summary>
    internal ReadOnlyMemory<byte> Json => _json ??= CsvJson.Of(this);

    /// <summary>The text of a field.</summary>
    /// <param name="column">Index of the column; -1 gives null.</param>
    /// <returns>Null when it is empty or no UTF-8.</returns>
    public string? Text(int column) =>
        column >= 0 && CsvField.TryText(Field(column), out var text) && text.Length > 0 ? text : null;

    /// <summary>The same in UTF-8.</summary>
    /// <param name="column">Index of the column; -1 gives nothing.</param>
    /// <returns>Nothing when the field is empty. It borrows the page's memory, and is not looked at for being UTF-8.</returns>
    public ReadOnlySpan<byte> Utf8(int column)
    {
        if (column < 0)
            return default;
        var inside = CsvField.Inside(Field(column));
        return inside.Contains((byte)'"') ? Encoding.UTF8.GetBytes(Text(column) ?? "") : inside;
    }

    /// <summary>The row as a vendor's record: mappings read its fields where they
    /// lie, and <see cref="VendorRecord.Json"/> is made when asked for.</summary>
    /// <param name="key">Address at the vendor.</param>
    /// <param name="version">The vendor's version stamp.</param>
    /// <param name="modifiedAt">When the vendor last changed it, UTC.</param>
    /// <param name="state">Whether the record lives.</param>
    public VendorRecord ToRecord(VendorKey key, string? version, DateTimeOffset? modifiedAt, RecordState state) =>
        new(key, version, modifiedAt, state, default) { Row = this };

    internal ReadOnlySpan<byte> Field(int column)
    {
        var places = Places;
        return _page.Bytes.AsSpan(CsvPlace.At(places[column])..(CsvPlace.At(places[column + 1]) - 1));
    }
}
