using System.Globalization;
using System.Text;

namespace Connectors.Mapping;

/// <summary>Character references of HTML: by number, and the names that editors write. Others stay as they are.</summary>
internal static class HtmlEntities
{
    private const int Longest = 12;

    // What documents mean by the numbers 128 to 159, which are no characters.
    private const string Windows1252 =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
        "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    // The names of the characters 160 to 255, in order.
    private const string Latin =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para " +
        "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave " +
        "Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc " +
        "Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc " +
        "iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static readonly FrozenDictionary<string, string> Names = Named().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a reference at the start of a text.</summary>
    /// <param name="text">Begins with <c>&amp;</c>.</param>
    /// <param name="meant">What it stands for.</param>
    /// <param name="length">Characters that it takes.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out string meant, out int length)
    {
        meant = "";
        length = text[..Math.Min(text.Length, Longest)].IndexOf(';') + 1;
        if (length < 3)
            return false;
        var name = text[1..(length - 1)];
        return name[0] == '#' ? TryNumber(name[1..], out meant) : Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out meant!);
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out string meant)
    {
        meant = "";
        var isHex = digits.Length > 1 && digits[0] is 'x' or 'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(isHex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var number))
            return false;
        meant = number is >= 128 and < 160 ? Windows1252[number - 128].ToString()
            : number != 0 && Rune.IsValid(number) ? new Rune(number).ToString() : "\ufffd";
        return true;
    }

    private static IEnumerable<KeyValuePair<string, string>> Named()
    {
        var character = '\u00a0';
        foreach (var name in Latin.Split(' '))
            yield return new(name, (character++).ToString());
        foreach (var (name, meant) in new[]
        {
            ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("euro", "\u20ac"), ("hellip", "\u2026"), ("ndash", "\u2013"),
            ("mdash", "\u2014"), ("lsquo", "\u2018"), ("rsquo", "\u2019"), ("sbquo", "\u201a"), ("ldquo", "\u201c"), ("rdquo", "\u201d"),
            ("bdquo", "\u201e"), ("bull", "\u2022"), ("trade", "\u2122"), ("lsaquo", "\u2039"), ("rsaquo", "\u203a"), ("larr", "\u2190"),
            ("rarr", "\u2192"), ("minus", "\u2212"), ("le", "\u2264"), ("ge", "\u2265"), ("ne", "\u2260"), ("ensp", "\u2002"), ("emsp", "\u2003"),
            ("thinsp", "\u2009"), ("zwnj", "\u200c"), ("zwj", "\u200d"), ("OElig", "\u0152"), ("oelig", "\u0153"), ("Scaron", "\u0160"),
            ("scaron", "\u0161"), ("dagger", "\u2020"), ("permil", "\u2030"), ("check", "\u2713"),
        })
            yield return new(name, meant);
    }
}
