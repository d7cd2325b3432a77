using System.Text;

namespace Connectors.Mapping;

/// <summary>Finds texts by their UTF-8. Immutable, thread-safe.</summary>
/// <remarks>Two plain arrays: there are thousands of these, and most hold a handful of texts.</remarks>
internal sealed class TextIndex
{
    private const int ShortText = 256;
    private const int Handful = 8;
    private readonly byte[][] _texts;
    private readonly int[] _order = [];

    /// <param name="texts">In the order whose places are found; of equal ones the first counts.</param>
    public TextIndex(string[] texts)
    {
        _texts = new byte[texts.Length][];
        for (var place = 0; place < texts.Length; place++)
            _texts[place] = Encoding.UTF8.GetBytes(texts[place]);
        if (texts.Length <= Handful)
            return;
        _order = new int[_texts.Length];
        for (var place = 0; place < _order.Length; place++)
            _order[place] = place;
        Array.Sort(_order, (left, right) => Compare(_texts[left], _texts[right]) is not 0 and var sign ? sign : left - right);
    }

    public int Count => _texts.Length;

    /// <summary>The text at a place.</summary>
    public string TextAt(int place) => Encoding.UTF8.GetString(_texts[place]);

    /// <summary>The place of a text; -1 when it is not there.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (_texts.Length <= Handful)
            return FindOneByOne(text);
        var (low, high) = (0, _order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(_texts[_order[middle]], text) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low < _order.Length && text.SequenceEqual(_texts[_order[low]]) ? _order[low] : -1;
    }

    /// <summary>As for UTF-8.</summary>
    public int Find(string text)
    {
        Span<byte> utf8 = stackalloc byte[ShortText];
        return Encoding.UTF8.TryGetBytes(text, utf8, out var length) ? Find(utf8[..length]) : Find(Encoding.UTF8.GetBytes(text));
    }

    private int FindOneByOne(ReadOnlySpan<byte> text)
    {
        for (var place = 0; place < _texts.Length; place++)
        {
            var one = _texts[place];
            if (one.Length == text.Length && text.SequenceEqual(one))
                return place;
        }
        return -1;
    }

    /// <summary>Byte by byte: these texts are short, and mostly differ soon.</summary>
    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var both = Math.Min(left.Length, right.Length);
        for (var at = 0; at < both; at++)
        {
            if (left[at] != right[at])
                return left[at] - right[at];
        }
        return left.Length - right.Length;
    }
}
