namespace Connectors.Conformance;

/// <summary>Texts that stores have stumbled over: each must come back as it was, and be told from all others.</summary>
public static class OddTexts
{
    /// <summary>Name and text of each. None holds U+0000 or half a character, which no store need take.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("space", " "), ("leading_space", " a"), ("trailing_space", "a "), ("tab", "a\tb"), ("line_feed", "a\nb"), ("carriage_return", "a\r\nb"),
        ("start_of_heading", "\u0001"), ("record_separator", "a\u001eb"), ("unit_separator", "a\u001fb"), ("delete", "\u007f"),
        ("c1_control", "\u0085"),
        ("quote", "'"), ("two_quotes", "''"), ("double_quote", "\""), ("backslash", "\\"), ("backslash_n", "\\n"), ("percent", "a%"),
        ("underscore", "a_"), ("star", "*"), ("brackets", "[a]"), ("braces", "{0}"), ("injection", "'; DROP TABLE state; --"),
        ("or_true", "' OR '1'='1"),
        ("dollar_parameter", "$1"), ("named_parameter", "$tenant"), ("at_parameter", "@p0"), ("colon_parameter", ":p"), ("null_word", "NULL"),
        ("boolean_word", "true"), ("zero", "0"), ("double_zero", "00"), ("exponent", "1e3"), ("negative", "-1"), ("hexadecimal", "0x10"),
        ("small_a", "a"), ("capital_a", "A"), ("cyrillic_a", "\u0430"), ("full_width_a", "\uff41"), ("composed", "\u00e9"), ("decomposed", "e\u0301"),
        ("sharp_s", "ß"), ("double_s", "ss"), ("dotted_capital_i", "\u0130"), ("dotless_i", "ı"), ("zero_width_space", "a\u200bb"),
        ("right_to_left", "\u202eabc"), ("byte_order_mark", "\ufeffa"), ("last_of_plane", "\ufffd"), ("emoji", "😀"), ("family", "👨‍👩‍👧"),
        ("first_beyond_plane", "\U00010000"), ("japanese", "日本語"), ("slashes", "a/../b"), ("colon", "a:b"), ("vertical_bar", "a|b"),
        ("semicolon", "a;b"), ("long_ascii", new('x', 400)), ("long_japanese", new('漢', 400)),
        ("long_emoji", string.Concat(Enumerable.Repeat("😀", 200))),
    ];

    /// <summary>One case for each text.</summary>
    public static IEnumerable<TestCaseData> Cases => All.Select(odd => new TestCaseData(odd.Text).SetArgDisplayNames(odd.Name));

    /// <summary>One case for each text that is up to 200 characters long.</summary>
    public static IEnumerable<TestCaseData> ShortCases =>
        All.Where(odd => odd.Text.Length <= 200).Select(odd => new TestCaseData(odd.Text).SetArgDisplayNames(odd.Name));
}
