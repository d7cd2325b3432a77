using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>Vendor values that a place can hold, told by the rules that look at it: mostly such as they take, however strange.</summary>
internal sealed class VendorValues(MappingDocument document, Random random)
{
    private static readonly string[] Order =
    [
        "richText", "currency", "minor", "money", "decimal", "integer", "duration", "instant", "date", "boolean", "list", "coded", "reference", "id",
        "custom", "condition", "copy", "split", "text",
    ];

    private static readonly string[] Broken =
        ["[]", "{}", "[1,{\"a\":null}]", "true", "\"text\"", "-1e999", "\"\"", "0.5", "\"\\ud800\"", "\"9\\u00009\"", "99999999999999999999999999999999", "\"2026-02-30\""];

    private static readonly string[] Pieces =
    [
        "a", "B", "M\u00fcller", "\\u00e9", "\ud83d\ude00", "\\ud83d\\ude00", "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\u0000", " ", "\u6f22\u5b57", "\u202e", "<b>x</b>",
        "&amp;", "'; --", "- ", "\\u2028", "\\u002B0100", "true", "0", "1e3", "{", "]", ",", ":", "\u00a0",
    ];

    private static readonly string[] Currencies = ["USD", "EUR", "JPY", "KWD", "GBP", "CHF", "USD", "EUR"];
    private static readonly string[] Days =
        ["2024-02-29", "2000-02-29", "9999-12-31", "0001-01-02", "2026-11-19", "1970-01-01", "1999-12-31", "2400-02-29", "2025-03-30", "2026-10-25"];

    private static readonly string[] Times =
        ["00:00:00", "23:59:59", "08:30:00", "12:00", "23:59:59.999", "23:59:59.9999999", "01:02:03.1", "00:00:00.000", "02:30:00.000"];

    private static readonly string[] Offsets = ["Z", "+00:00", "+0000", "\\u002B0100", "+01:00", "-05:00", "-0930", "+14:00", "z", "+05"];

    /// <summary>Values that hardly a rule expects.</summary>
    public static ImmutableArray<string> AllBroken => [.. Broken];

    /// <summary>One that no rule here expects.</summary>
    public string Strange() => Pick(Broken);

    public string Of(VendorPlace place)
    {
        var use = place.Uses.OrderBy(use => Array.IndexOf(Order, use.As)).First();
        return use.As switch
        {
            "richText" when use.Rule.Find("as")?.Text == "html" => Html(),
            "richText" when use.Rule.Find("as")?.Text == "plain" || random.Next(8) == 0 => Text(),
            "richText" => Adf(),
            "currency" => Quoted(CurrencyOf(use.Rule)),
            "minor" => Pick(["100", "1", "1000", "\"100\""]),
            "money" => Amount(use.Rule),
            "decimal" => Amount(use.Rule),
            "integer" => Pick(["0", "-0", "1", "-7", "9223372036854775807", "-9223372036854775808", "\"12\"", "12.0", "1e3", "9007199254740993", "null"]),
            "duration" => Duration(use.Rule),
            "date" => Date(use.Rule),
            "instant" => Instant(use.Rule),
            "boolean" => Pick(["true", "false", "true", "false", "\"T\"", "\"F\"", "\"true\"", "\"false\"", "null", "\" \""]),
            "coded" => Coded(place),
            "reference" or "id" => Id(),
            "list" => List(use),
            "condition" => Wanted(place),
            "copy" when use.Rule.Find("as")?.Text == "number" => Number(),
            "copy" => Copied(use.Rule),
            _ => Text(),
        };
    }

    public string Pick(ReadOnlySpan<string> among) => among[random.Next(among.Length)];

    /// <summary>The digits of a decimal that has room to be multiplied.</summary>
    public string Number() => random.Next(6) switch
    {
        0 => Pick(["0", "-0", "0.00", "-0.0", "1e2", "1E-2", "-12.50", "0.1", "100", "1.10"]),
        1 => Pick(["999999999999999999.99", "-999999999999999999.99", "0.000000001", "123456789012345678.9"]),
        2 => $"{random.Next(-1000, 1000)}",
        _ => $"{random.NextInt64(-1_000_000_000, 1_000_000_000)}.{random.Next(100).ToString("00", CultureInfo.InvariantCulture)}",
    };

    /// <summary>What stands between the quotes of a text.</summary>
    public string Words()
    {
        var text = new StringBuilder();
        for (var left = random.Next(40) == 0 ? random.Next(2000) : random.Next(1, 7); left > 0; left--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    public string Text() => random.Next(12) switch
    {
        0 => Pick(["null", "\"\"", "\"   \"", "\"\\t\\n\"", "\"\\u0020\"", "\"\\u00a0\""]),
        1 => Pick(["12", "12.50", "-0", "1e400", "100000000000000000000000000000001"]),
        _ => Quoted(Words()),
    };

    public string Day() => random.Next(3) == 0 ? Pick(Days)
        : new DateOnly(1950, 1, 1).AddDays(random.Next(60_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Id() => random.Next(10) switch
    {
        0 => Pick(["null", "\"\"", "\" \"", "0", "-1", "1e3", "9007199254740993", "107"]),
        1 => Quoted(Words()),
        2 => $"{random.Next(1, 100_000)}",
        _ => $"\"{random.Next(1, 100_000)}\"",
    };

    public string CurrencyOf(DocumentNode rule)
    {
        var table = rule.Find("currency")?.Find("values");
        return table is null || !document.Values.Plain.TryGetValue(table.Text, out var values) ? Pick(Currencies) : Pick([.. values.Raws]);
    }

    private static string Quoted(string words) => $"\"{words}\"";

    private string Copied(DocumentNode rule)
    {
        var text = Text();
        var most = rule.Find("maxLength") is { } bound ? int.Parse(bound.Text, CultureInfo.InvariantCulture) : int.MaxValue;
        return text.Length <= most || random.Next(20) == 0 ? text : "\"cut\"";
    }

    private string Amount(DocumentNode rule)
    {
        if (random.Next(15) == 0)
            return "null";
        // Amounts in minor units have no fraction, or nobody could have paid them.
        var number = rule.Find("minor") is not null ? $"{random.NextInt64(-1_000_000_000_000, 1_000_000_000_000)}" : Number();
        return random.Next(5) == 0 ? Quoted(number) : number;
    }

    private string Duration(DocumentNode rule)
    {
        var number = rule.Find("unit")?.Text == "hours" ? Pick(["0", "8", "7.5", "0.25", "-1.75", "40", "0.01", "1.10", "8e0"])
            : random.Next(30) == 0 ? "0.5" : $"{random.Next(-10, 100_000)}";
        return random.Next(8) switch { 0 => "null", 1 => Quoted(number), _ => number };
    }

    private string Date(DocumentNode rule)
    {
        if (random.Next(10) == 0)
            return Pick(["null", "\"\"", "\" \""]);
        var day = Day();
        if (rule.Find("format") is { } format)
            return Quoted(DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString(format.Text, CultureInfo.InvariantCulture));
        return Quoted(random.Next(6) switch
        {
            0 => $"{day}T00:00:00",
            1 => $"{day}T00:00:00.000{Pick(Offsets)}",
            2 when rule.Find("truncate") is not null => $"{day}T{Pick(Times)}{Pick(Offsets)}",
            _ => day,
        });
    }

    private string Instant(DocumentNode rule)
    {
        if (random.Next(12) == 0)
            return Pick(["null", "\"\""]);
        if (rule.Find("format")?.Text is not (null or "zulu" or "offset" or "compact"))
            return Quoted(CanonicalValues.Whole(random).ToString(rule.Find("format")!.Text, CultureInfo.InvariantCulture));
        // What the written form drops is dropped by declaration.
        var time = rule.Find("format")?.Text is "offset" or "compact" ? Pick(["00:00:00", "23:59:59", "12:00"]) : Pick(Times);
        return Quoted($"{Day()}T{time}{(rule.Find("zone") is null ? Pick(Offsets) : "Z")}");
    }

    private string Coded(VendorPlace place)
    {
        var raws = place.Uses.Where(use => use.As == "coded" && use.Rule.Find("values") is not null)
            .SelectMany(use => LawTables.Pairs(document, use.Rule.Find("values")!.Text)).Select(pair => pair.Key).Distinct().ToArray();
        if (raws.Length == 0 || random.Next(8) == 0)
            return Text();
        var raw = Pick(raws);
        return raw is "true" or "false" && random.Next(10) > 0 || random.Next(4) == 0 && ExactNumber.Parse(raw) is not null && raw[0] != '0' ? raw : Quoted(raw);
    }

    private string Wanted(VendorPlace place)
    {
        var wanted = place.Uses.Where(use => use.As == "condition").SelectMany(use => new[] { "is", "isNot", "anyOf" }.Select(use.Rule.Find).OfType<DocumentNode>())
            .SelectMany(node => node.Items.Length > 0 ? node.Items : [node]).Select(node => Encoding.UTF8.GetString(node.Json.Span)).ToArray();
        return wanted.Length == 0 || random.Next(4) == 0 ? Pick(["true", "false", "null", "\"x\"", "1", "\"\""]) : Pick(wanted);
    }

    private string List(VendorUse use)
    {
        var items = Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            if (random.Next(15) == 0)
                return "null";
            if (use.Inner is [{ Path.Segments: [] } self])
                return Of(self);
            var element = JsonTree.Object();
            foreach (var place in use.Inner.Where(_ => random.Next(8) > 0))
                element.Put(place.Path.Segments.AsSpan(), JsonTree.Parse(Of(place)));
            return element.ToString();
        });
        return random.Next(12) == 0 ? "null" : $"[{string.Join(',', items)}]";
    }

    private string Html()
    {
        string[] tags = ["<p>", "</p>", "<br>", "<br/>", "<ul><li>", "</li></ul>", "<b class='x>y'>", "</b>", "&nbsp;", "&#x41;", "<!-- c -->", "<", "<div>", "<td>"];
        string Paragraph() => $"<p>{string.Join("<br>", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(["one", "two words", "3"])))}</p>";
        return Quoted(string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            random.Next(2) == 0 ? Paragraph() : Pick(tags) + (random.Next(2) == 0 ? Words() : Pick(tags)))));
    }

    private string Adf()
    {
        string Node() => $$"""{"type":"text","text":"{{Words()}}"}""";
        string Inlines() => string.Join(",{\"type\":\"hardBreak\"},", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Node()));
        var blocks = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5) switch
        {
            0 => $$"""{"type":"heading","attrs":{"level":2},"content":[{{Node()}}]}""",
            1 => $$"""{"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{{Inlines()}}]}]}],"type":"bulletList"}""",
            _ => $$"""{"type":"paragraph","content":[{{Inlines()}}]}""",
        });
        return random.Next(10) == 0 ? "null" : $$"""{"type":"doc","version":1,"content":[{{string.Join(',', blocks)}}]}""";
    }
}
