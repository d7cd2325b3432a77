using System.Globalization;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>Canonical values for a two-way slot: what other systems may have sent, also what this vendor cannot take.</summary>
internal sealed class CanonicalValues(MappingDocument document, Random random, IReadOnlySet<string> currencyPaths)
{
    private readonly VendorValues _vendor = new(document, random);

    /// <summary>A moment in whole seconds, far from all changes of clocks.</summary>
    public static DateTime Whole(Random random) =>
        new DateTime(1990 + random.Next(60), random.Next(2) == 0 ? 1 : 7, random.Next(1, 29), 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(86_400));

    public string Of(LawSlot slot) => slot.Kind switch
    {
        "copy" when currencyPaths.Contains(slot.Read.Pointer) => $"\"{_vendor.Pick(["USD", "JPY", "KWD", "EUR"])}\"",
        "copy" when slot.Member("as") == "number" => $"\"{_vendor.Number()}\"",
        "copy" or "richText" or "custom" => $"\"{_vendor.Words()}\"",
        "boolean" => _vendor.Pick(["true", "false"]),
        "integer" => _vendor.Pick(["0", "7", "-7", "9223372036854775807", "-9223372036854775808"]),
        "decimal" => $"\"{Plain(_vendor.Number())}\"",
        "duration" => Duration(slot),
        "date" => $"\"{_vendor.Day()}\"",
        "instant" => Instant(slot),
        // The currency is put in when it is known what the record's is.
        "money" => $$"""{"amount":"{{Amount(slot)}}","currency":"{{slot.CurrencyConstant ?? _vendor.Pick(["USD", "JPY", "KWD"])}}"}""",
        "coded" => Coded(slot),
        "reference" => Reference(),
        "list" => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Element(slot)))}]",
        _ => throw new NotSupportedException($"The laws have no canonical values for the rule \"{slot.Kind}\"."),
    };

    private string Element(LawSlot list)
    {
        if (list.Item is { } item)
            return Of(item);
        var element = JsonTree.Object();
        foreach (var part in list.Parts.Where(part => part.IsRequired || random.Next(5) > 0))
            element.Put(part.Canonical.AsSpan(), JsonTree.Parse(Of(part)));
        return element.ToString();
    }

    private static string Plain(string number)
    {
        var value = decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private string Amount(LawSlot slot) => slot.Node.Find("minor") is null || random.Next(6) == 0 ? Plain(_vendor.Number())
        : random.Next(-1_000_000, 1_000_000).ToString(CultureInfo.InvariantCulture);

    private string Duration(LawSlot slot) => slot.Member("unit") switch
    {
        "minutes" when random.Next(6) > 0 => $"{random.Next(0, 10_000) * 60}",
        "hours" when random.Next(6) > 0 => $"{random.Next(-100, 10_000) * 36}",
        _ => $"{random.Next(0, 100_000)}",
    };

    private string Instant(LawSlot slot)
    {
        var at = Whole(random);
        if (slot.Member("format") is null or "zulu" or "compact" && random.Next(2) == 0)
            at = at.AddMilliseconds(random.Next(1000));
        return $"\"{at.ToString(at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}\"";
    }

    private string Coded(LawSlot slot)
    {
        var pairs = slot.Node.Find("values") is { } name ? LawTables.Pairs(document, name.Text) : [];
        var (raw, code) = pairs.Length == 0 ? ("wild", "wild") : (pairs[random.Next(pairs.Length)] is var pair ? (pair.Key, pair.Value) : default);
        string Text(string text) => JsonSerializer.Serialize(text);
        return random.Next(8) switch
        {
            0 => """{"code":"unknown"}""",
            1 => $$"""{"code":"unknown","raw":"Wild \u00e9","system":"{{document.Ends.System}}"}""",
            2 => """{"code":"unknown","raw":"Wild","system":"elsewhere"}""",
            3 => $$"""{"code":{{Text(code)}},"raw":"Wild","label":"L","system":"{{document.Ends.System}}"}""",
            4 => """{"code":"codeOfNobody"}""",
            5 => $$"""{"code":{{Text(code)}},"raw":{{Text(raw)}},"system":"{{document.Ends.System}}"}""",
            _ => $$"""{"code":{{Text(code)}},"raw":"{{random.Next(9)}}","system":"elsewhere"}""",
        };
    }

    private string Reference() => JsonTree.Parse(
        $$"""{"key":{"system":"elsewhere","connection":"other","object":"things","value":"{{_vendor.Words().Trim()}}x","kind":"primary"},"display":"D","state":"pending"}""").ToString();
}
