using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>When two vendor values, or two canonical ones, mean the same to a slot. Written from the page of the format, apart from the rules.</summary>
internal static class LawValues
{
    /// <summary>Kinds of rules that the laws can judge.</summary>
    public static readonly string[] Known =
        ["copy", "boolean", "integer", "decimal", "date", "instant", "duration", "money", "coded", "reference", "richText", "list", "custom", "firstOf"];

    /// <summary>HTML as it is written: other HTML loses its marks.</summary>
    private static readonly Regex WrittenHtml = new(@"^(<p>\w+( \w+)*(<br>\w+( \w+)*)*</p>)+$", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>Null when a value that was read went back as it was; else the difference.</summary>
    public static string? VendorDifference(LawSlot slot, JsonTree was, JsonTree now)
    {
        if (slot.Kind == "list")
            return Items(slot, was, now, (part, a, b, _) => VendorDifference(part, a, b), item => item.Read.Segments, item => item.Write);
        if (slot.Kind == "richText" && slot.Member("as") is "html" or "plain")
            return Differ(now.IsString && (slot.Member("as") == "html" && !WrittenHtml.IsMatch(was.Text!) || was.Text == now.Text), was, now);
        if (slot.Kind == "richText")
            return was.IsString ? Differ(was.Text == PlainAdf.TextOf(now), was, now)
                : Differ(PlainAdf.TextOf(was) is not { } plain || plain == PlainAdf.TextOf(now), was, now);
        if (was.Text is not { } old || now.Text is not { } sent)
            return Differ(false, was, now);
        return Differ(IsFormed(slot, now) && Same(slot, old, sent), was, now);
    }

    /// <summary>Null when two canonical values mean the same; else the difference.</summary>
    public static string? CanonicalDifference(LawSlot slot, JsonTree written, JsonTree read, LawKeys keys, LawTables tables)
    {
        string? Text(JsonTree tree, string path) => tree.At(PathText.Parse(path, out _)!.Segments)?.Text;
        switch (slot.Kind)
        {
            case "list":
                return Items(slot, written, read, (part, a, b, element) => CanonicalDifference(part, a, b, keys, tables.Inside(element)), part => part.Canonical, part => part.Canonical);
            case "decimal":
                return Differ(read.IsString && ExactNumber.Parse(written.Text) == ExactNumber.Parse(read.Text), written, read);
            case "money":
                return Differ(ExactNumber.Parse(Text(written, "amount")) == ExactNumber.Parse(Text(read, "amount"))
                    && Text(written, "currency") == Text(read, "currency"), written, read);
            case "richText" when slot.Member("as") == "html":
                return Differ(written.Text!.Trim([' ', '\t', '\r', '\n']) == read.Text, written, read);
            case "instant":
                return Differ(Moment(written.Text!) == Moment(read.Text!), written, read);
            case "coded":
                // Without a table there are no codes: what was written is read as the vendor's own value.
                var raw = RawOf(slot, written, keys.System, tables);
                return Differ(slot.Node.Find("values") is null ? Text(read, "raw") == raw
                    : Text(written, "code") == Text(read, "code") && (Text(written, "system") != keys.System || raw == Text(read, "raw")), written, read);
            case "reference":
                return Differ(keys.TargetOf(written) == Text(read, "key.value") && Text(read, "key.system") == keys.System, written, read);
            default:
                return Differ(written.Text == read.Text && written.IsString == read.IsString, written, read);
        }
    }

    /// <summary>Whether the vendor cannot take a canonical value, by what the rule says of itself.</summary>
    public static bool Refuses(LawSlot slot, JsonTree value, LawKeys keys, LawTables tables)
    {
        switch (slot.Kind)
        {
            case "list":
                return value.Items?.Any(item => slot.Item is { } one ? Refuses(one, item, keys, tables.Inside(item))
                    : slot.Parts.Any(part => item.At(part.Canonical) is { } inner && Refuses(part, inner, keys, tables.Inside(item)))) ?? false;
            case "copy":
                return !value.IsBlank && (slot.Member("maxLength") is { } most && value.Text!.Length > int.Parse(most, CultureInfo.InvariantCulture)
                    || slot.Member("as") == "number" && !IsJsonNumber(value.Text!));
            case "decimal":
                return slot.Member("factor") is { } factor && ExactNumber.Parse(value.Text)!.Value.Over(ExactNumber.Parse(factor)!.Value) is null;
            case "duration":
                var seconds = ExactNumber.Parse(value.Text)!.Value;
                return slot.Member("unit") switch
                {
                    "minutes" => seconds.Over(new(6, 1)) is not { IsWhole: true },
                    "hours" => seconds.Over(new(36, 2)) is null,
                    _ => false,
                };
            case "money":
                var (amount, currency) = (ExactNumber.Parse(value.Find("amount")!.Text)!.Value, value.Find("currency")!.Text!);
                if (slot.CurrencyConstant is { } only && only != currency)
                    return true;
                var minor = slot.Node.Find("minor") is not { } at ? (ExactNumber?)null : ExactNumber.Parse(at.Text) ?? MinorUnits(currency);
                return minor is { } units && !amount.Times(units).IsWhole;
            case "coded":
                return RawOf(slot, value, keys.System, tables) is null;
            case "reference":
                return slot.Member("as") == "number" && !IsJsonNumber(keys.TargetOf(value) ?? "");
            default:
                return false;
        }
    }

    /// <summary>How many minor units of the vendor make one main unit of a currency.</summary>
    public static ExactNumber MinorUnits(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" => new(1, 0),
        "KWD" or "BHD" or "OMR" or "JOD" or "TND" => new(1, 3),
        _ => new(1, 2),
    };

    /// <summary>The code of a vendor's value; null when the table does not know it.</summary>
    public static string? CodeOf(ValueTable table, string raw) => LawTables.PairsOf(table).FirstOrDefault(pair => pair.Key == raw).Value;

    private static string? RawOf(LawSlot slot, JsonTree value, string system, LawTables tables)
    {
        string? Part(string name) => value.Find(name)?.Text is { Length: > 0 } text ? text : null;
        var (code, raw) = (Part("code")!, Part("raw"));
        var table = tables.Of(slot);
        var isOwn = raw is not null && Part("system") == system;
        if (isOwn && (table is null || (CodeOf(table, raw!) ?? "unknown") == code))
            return raw;
        return table is null ? code == "unknown" ? null : code : LawTables.PairsOf(table).FirstOrDefault(pair => pair.Value == code).Key;
    }

    private static bool Same(LawSlot slot, string was, string now) => slot.Kind switch
    {
        "boolean" => (was is "true" or "T") == (now is "true" or "T"),
        "integer" or "decimal" or "duration" or "money" => ExactNumber.Parse(was) is { } number && number == ExactNumber.Parse(now),
        "date" when slot.Member("format") is null => was.Length >= 10 && was[..10] == now,
        "instant" when slot.Member("format") is null or "zulu" or "offset" or "compact" => Moment(was) is { } moment && moment == Moment(now),
        _ => was == now,
    };

    /// <summary>Whether a written scalar is a text, number or boolean as the rule promises.</summary>
    private static bool IsFormed(LawSlot slot, JsonTree sent) => slot.Kind switch
    {
        "boolean" => (sent.Raw is "true" or "false") == (slot.Member("as") is null),
        "integer" or "decimal" or "duration" or "money" => sent.IsString == (slot.Member("as") == "string"),
        "copy" or "reference" => sent.IsString == (slot.Member("as") != "number"),
        "coded" => slot.Member("as") == "number" || sent.IsString == (slot.Member("as") == "string" || sent.Text is not ("true" or "false")),
        "custom" => true,
        _ => sent.IsString,
    };

    private static string? Items(LawSlot list, JsonTree a, JsonTree b, Func<LawSlot, JsonTree, JsonTree, JsonTree, string?> difference,
        Func<LawSlot, IEnumerable<PathSegment>> inA, Func<LawSlot, IEnumerable<PathSegment>> inB)
    {
        var (first, second) = (Kept(list, a, inA), Kept(list, b, inB));
        if (first.Count != second.Count)
            return $"{first.Count} elements became {second.Count}: {a} -> {b}";
        for (var at = 0; at < first.Count; at++)
        {
            foreach (var part in list.Item is { } item ? [item] : list.Parts)
            {
                var (one, other) = (first[at].At(inA(part)), second[at].At(inB(part)));
                if (one is null || one.IsBlank && part.Kind != "list" || part.Before.Any(path => first[at].At(path.Segments) is { IsBlank: false }))
                    continue;
                var text = other is null ? $"{one} is gone" : difference(part, one, other, first[at]);
                if (text is not null)
                    return $"[{at}] {text}";
            }
        }
        return null;
    }

    /// <summary>An element without any value is none.</summary>
    private static List<JsonTree> Kept(LawSlot list, JsonTree array, Func<LawSlot, IEnumerable<PathSegment>> at) => [.. (array.Items ?? []).Where(item =>
        !item.IsBlank && (list.Item is not null || list.Parts.Any(part => item.At(at(part)) is { IsBlank: false })))];

    private static string? Differ(bool isSame, JsonTree was, JsonTree now) => isSame ? null : $"{was} -> {now}";

    private static bool IsJsonNumber(string text)
    {
        try
        {
            return JsonTree.Parse(text) is { Raw: { } raw, IsString: false } && raw == text && (char.IsAsciiDigit(raw[^1]));
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>Ticks in UTC of a stamp with an offset in any spelling.</summary>
    private static long? Moment(string text)
    {
        var rest = text[10..];
        var sign = rest.LastIndexOfAny(['+', '-']);
        var (clock, offset) = rest[^1] is 'Z' or 'z' ? (rest[1..^1], "") : sign < 0 ? (rest[1..], "") : (rest[1..sign], rest[(sign + 1)..].Replace(":", "", StringComparison.Ordinal));
        var parts = clock.Split(':', '.');
        var fraction = parts.Length > 3 ? (parts[3] + "0000000")[..7] : "0";
        var ticks = DateTime.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).Ticks
            + TimeSpan.TicksPerHour * int.Parse(parts[0], CultureInfo.InvariantCulture) + TimeSpan.TicksPerMinute * int.Parse(parts[1], CultureInfo.InvariantCulture)
            + (parts.Length > 2 ? TimeSpan.TicksPerSecond * int.Parse(parts[2], CultureInfo.InvariantCulture) : 0) + long.Parse(fraction, CultureInfo.InvariantCulture);
        var minutes = offset.Length == 0 ? 0 : int.Parse(offset[..2], CultureInfo.InvariantCulture) * 60
            + (offset.Length > 2 ? int.Parse(offset[2..], CultureInfo.InvariantCulture) : 0);
        return ticks - (sign >= 0 && rest[sign] == '+' ? minutes : -minutes) * TimeSpan.TicksPerMinute;
    }
}
