using System.Text;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Small documents in the categories of the public JSON parsing suites: those that RFC 8259 calls JSON, those that it does not, and those where parsers
/// may differ. Written for this project, much of it by rule.</summary>
internal static class JsonSuite
{
    private static readonly string[] RightNumbers =
    [
        "0", "-0", "1", "-1", "10", "1234567890", "0.0", "-0.0", "0.5", "1.0", "1.25", "0e0", "0e1", "0E+1", "1e1", "1E1", "1e+1", "1e-1", "1E-10", "1.5e10", "-1.5E+10",
        "1.0e0", "123.456e78", "0.000000000000000000000000000001", "123456789012345678901234567890", "-123456789012345678901234567890.5", "1e00", "1e007", "-1e-007",
        "20e1", "0.1e1", "100000000000000000000000000000000000000000000000000000000000000000000000000000000",
    ];

    private static readonly string[] WrongNumbers =
    [
        "-", "+1", "++1", "--1", "-+1", "+-1", "01", "-01", "00", "-00", "0x1", "0X1", "1x", "0b1", "0o7", "1_000", ".1", "-.1", "+.1", "1.", "-1.", "0.", "1..2", "1.2.3",
        ".", "-.", "1.e1", ".e1", "1e", "1E", "1e+", "1e-", "1.5e", "e1", "E1", "-e1", "1ee1", "1e1.5", "1e1e1", "1e+-1", "1 e1", "1e 1", "- 1", "1a", "-a", "1\u0660", "\uff11",
        "Infinity", "-Infinity", "+Infinity", "inf", "NaN", "-NaN", "nan", "1f", "1d", "1L", "0xG", "1/2", "1+1", "(1)", "1%", "$1", "\u22121",
    ];

    private static readonly string[] RightStrings =
    [
        "", "a", " ", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u0022", "\\u005c", "\\u000a", "\\u00e9", "\\uFFFF", "\\uD83D\\uDE00", "\u00e9",
        "\u6f22", "\ud83d\ude00", "\u007f", "\u0080", "\u2028", "\u2029", "\ufeff", "\ufffd", "\ufffe", "\u200b", "\\\\u0061", "\\\\\\\"", "/*x*/", "//", "'", "{", "}", "[,]", ":",
        "null", "a\\u0041b", "\\u0061\\u0062\\u0063", "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcde\\\"", "0123456789abcdef0123456789abcdef0123456789abcdef\\n",
    ];

    private static readonly string[] WrongStrings =
    [
        "\"", "\"a", "\"\\", "\"\\\"", "\"\\u", "\"\\u0", "\"\\u00", "\"\\u004", "\"\\u004\"", "\"\\uqqqq\"", "\"\\u00g0\"", "\"\\U0041\"", "\"\\x41\"", "\"\\a\"", "\"\\'\"", "\"\\0\"",
        "\"\\v\"", "\"\\e\"", "\"\\ \"", "\"\\\u00e9\"", "\"\\{\"", "\"\n\"", "\"\t\"", "\"\r\"", "\"\0\"", "\"\u0001\"", "\"\u001f\"", "\"\u001fabcdefghijklmnopqrstuvwxyz012345\"",
        "'a'", "'", "`a`", "\u201ca\u201d", "a", "\"a\"b\"", "\"a\" \"b\"", "\"a\"\"b\"", "\\u0022a\\u0022", "\"\\ud83d\\u\"", "\"\\ud83d\\\"",
        "\"0123456789abcdef0123456789abcdef\\u00\"", "\"0123456789abcdef0123456789abcdef\n\"",
    ];

    private static readonly string[] WrongWords =
        ["tru", "truee", "True", "TRUE", "t", "fals", "falsee", "False", "nul", "nulll", "Null", "NULL", "nil", "undefined", "true1", "1true", "truefalse", "null null", "t rue", "\u0000true"];

    private static readonly string[] RightStructures =
    [
        "[]", "{}", "[[]]", "[{}]", "{\"a\":{}}", "[[],[]]", "[1,2,3]", "[1,\"a\",null,true,false,[],{}]", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{\"\":0}",
        "{\"\\u0061\":1}", "{\"a\":[{\"b\":[{}]}]}", " [ ] ", "\n{\t}\r\n", "[ 1 , 2 ]", "{ \"a\" : 1 , \"b\" : [ ] }", "[\n\n]", "{\"a\\\"b\":1}", "{\"a}\":\"{\",\"b]\":\"[\"}", "[null,1,\"1\",{}]",
    ];

    private static readonly string[] WrongStructures =
    [
        "", " ", "\n", "[", "]", "{", "}", "[[", "[[]", "[]]", "{{}}", "{}}", "[}", "{]", "[1}", "{\"a\":1]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[\"a\":1]", "[a]",
        "[1]x", "[1],", "[1][1]", "[1]]", "[]{}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,\"a\":1}", "{,}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}", "{\"a\"}", "{\"a\":}", "{:1}", "{\"a\"::1}",
        "{\"a\":1:2}", "{\"a\":1 \"b\":2}", "{\"a\",1}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{\"a\":1;\"b\":2}", "{\"a\":1}{\"b\":2}", "{\"a\":1}#", "{\"a\":\"b\"}/**/", "[1//\n]", "[1/*x*/]",
        "//x\n1", "/**/1", "#x\n1", "<a>", "[...]", "[1,...]", "{...x}", "*", "@", "&", "(", ")", "[\f]", "[\v1]", "[\u00a01]", "[\u20281]", "\f1", "\u00a01", "1\u0085", "[\\n]", "\\n1", "[\0]", "1\0", "\0",
        "{\"a\":1,\"b\"}", "{\"a\":1,b:2}", "[\"\",\"\"", "[[[[", "{\"a\":{\"a\":{\"a\":", "{\"a\":[", "[{\"a\":[1}]", ",", ":", ",1", "1,", "1,0",
    ];

    private static readonly string[] Around = ["?", " ? ", "[?]", "[?,?]", "[ ?\n]", "{\"a\":?}", "{\"zz\":?,\"a\":1}", "{\"list\":[?,{\"x\":?}]}", "{\"b\":{\"c\":?}}", "{\"zz\":[[?]]}"];

    /// <summary>All documents; a name that begins with <c>y</c> must be taken, with <c>n</c> refused, with <c>i</c> treated alike by all.</summary>
    public static IEnumerable<(string Name, byte[] Json)> All()
    {
        foreach (var around in Around)
        {
            foreach (var value in RightNumbers.Concat(RightStrings.Select(text => $"\"{text}\"")).Concat(RightStructures).Concat(["true", "false", "null"]))
                yield return Named("y", around.Replace("?", value, StringComparison.Ordinal));
            // Two lone quotes would make a text of what stands between them.
            foreach (var value in WrongNumbers.Concat(WrongStrings).Concat(WrongWords).Where(value => value != "\"" || around != "[?,?]"))
                yield return Named("n", around.Replace("?", value, StringComparison.Ordinal));
        }
        foreach (var value in WrongStructures)
        {
            yield return Named("n", value);
            yield return Named("n", $"[{value.Trim()}}}");
            if (!value.EndsWith("}}", StringComparison.Ordinal))
                yield return Named("n", $"{{\"zz\":{value}");
        }
        foreach (var text in RightStrings)
            yield return Named("y", $"{{\"{text}\":1,\"a\":\"{text}\"}}");
        foreach (var text in WrongStrings)
            yield return Named("n", $"{{{text}:1,\"a\":2}}");
        foreach (var half in new[] { "\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud800a", "a\\udfff", "\\uD83D\\u0041", "\\ud800\\n" })
        {
            foreach (var around in Around)
                yield return Named("i", around.Replace("?", $"\"{half}\"", StringComparison.Ordinal));
            yield return Named("i", $"{{\"{half}\":1}}");
            yield return Named("i", $"{{\"zz\":{{\"{half}\":1}}}}");
        }
        foreach (var (name, bytes) in WrongBytes())
        {
            yield return ($"n {name} in a text", [.. "[\""u8, .. bytes, .. "\"]"u8]);
            yield return ($"n {name} in a long text", [.. "{\"a\":\"0123456789abcdef0123456789abcdef0123456789"u8, .. bytes, .. "0123456789abcdef0123456789abcdef\"}"u8]);
            yield return ($"n {name} in a name", [.. "{\""u8, .. bytes, .. "\":1}"u8]);
            yield return ($"n {name} alone", [.. bytes]);
        }
        foreach (var depth in new[] { 1, 2, 32, 63, 64 })
            yield return ($"y {depth} arrays", Deep(depth, "[", "]"));
        foreach (var depth in new[] { 65, 66, 100, 1000, 100_000 })
            yield return ($"n {depth} arrays", Deep(depth, "[", "]"));
        foreach (var depth in new[] { 65, 1000, 100_000 })
            yield return ($"n {depth} objects", Deep(depth, "{\"deep\":", "}"));
        foreach (var depth in new[] { 3, 64, 65, 100_000 })
            yield return ($"n {depth} open arrays", Encoding.UTF8.GetBytes(new string('[', depth)));
        yield return ("n mark in front", [0xef, 0xbb, 0xbf, .. "1"u8]);
        yield return ("n mark alone", [0xef, 0xbb, 0xbf]);
        yield return ("n UTF-16 with mark", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("[1]")]);
        yield return ("n UTF-16", Encoding.Unicode.GetBytes("[1]"));
        yield return ("n UTF-32", Encoding.UTF32.GetBytes("[1]"));
    }

    /// <summary>Bytes that are no UTF-8.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> WrongBytes() =>
    [
        ("lone continuation", [0x80]), ("two continuations", [0xbf, 0xbf]), ("cut pair", [0xc3]), ("cut triple", [0xe2, 0x82]), ("cut four", [0xf0, 0x9f, 0x98]),
        ("overlong slash", [0xc0, 0xaf]), ("overlong quote", [0xc0, 0xa2]), ("overlong NUL", [0xc0, 0x80]), ("overlong in three", [0xe0, 0x80, 0xaf]),
        ("overlong in four", [0xf0, 0x80, 0x80, 0xaf]), ("surrogate", [0xed, 0xa0, 0x80]), ("low surrogate", [0xed, 0xb0, 0x80]), ("pair of surrogates", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
        ("above Unicode", [0xf4, 0x90, 0x80, 0x80]), ("five bytes", [0xf8, 0x88, 0x80, 0x80, 0x80]), ("six bytes", [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]), ("0xFE", [0xfe]), ("0xFF", [0xff]),
        ("Latin 1", [0xe9]), ("wrong second byte", [0xc3, 0x28]), ("wrong third byte", [0xe2, 0x82, 0x28]),
    ];

    private static byte[] Deep(int depth, string open, string close) => Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat(open, depth)) + (open[0] == '{' ? "1" : "") + string.Concat(Enumerable.Repeat(close, depth)));

    private static (string Name, byte[] Json) Named(string kind, string json) => ($"{kind} {json}", Encoding.UTF8.GetBytes(json));
}
