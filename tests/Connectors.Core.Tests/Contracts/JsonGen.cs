using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Contracts;

/// <summary>Random canonical JSON, built from the member tree as text, so that no converter takes part.</summary>
internal static class JsonGen
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Gen<string> Record(EntityDefinition entity) =>
        from members in Members(entity.Members)
        from extension in Gen.OneOf(Gen.Constant(""), Extensions)
        select Object([.. members, extension]);

    private static Gen<string> Extensions =>
        from a in Number
        from b in Text
        select "\"ext\":{\"ns:custentity14\":{\"t\":\"decimal\",\"v\":\"" + a + "\"},\"x:costCentre\":{\"t\":\"string\",\"v\":" + b + ",\"label\":\"Cost centre\"}}";

    private static Gen<string> Text => Quoted(RecordGen.Text);

    private static Gen<string> Quoted(Gen<string> gen) => gen.Select(static text => JsonSerializer.Serialize(text, Plain));

    // Digits without leading or trailing zeros; zero has no sign.
    private static Gen<string> Number => Fraction(0);

    private static Gen<string> Fraction(int padding) =>
        from whole in Gen.Choose(0, int.MaxValue)
        from digits in Gen.Choose(0, 999_999_999)
        from isNegative in Gen.Elements(true, false)
        from hasFraction in Gen.Elements(true, false)
        let places = (hasFraction ? digits.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0') : "").PadRight(padding, '0')
        let text = places.Length == 0 ? $"{whole}" : $"{whole}.{places}"
        select isNegative && text.Any(static c => c is >= '1' and <= '9') ? "-" + text : text;

    private static Gen<string[]> Members(ImmutableArray<EntityMember> members) =>
        Gen.CollectToSequence(members.Select(static member => Member(member))).Select(static each => each.ToArray());

    private static Gen<string> Member(EntityMember member)
    {
        var value = member.Kind == MemberKind.List
            ? Value(member, member.ValueKind).NonEmptyListOf().Resize(3).Select(static items => $"[{string.Join(',', items)}]")
            : Value(member, member.Kind);
        var named = value.Select(text => $"\"{member.Name}\":{text}");
        return member.IsRequired ? named : Gen.OneOf(Gen.Constant(""), named);
    }

    private static Gen<string> Value(EntityMember member, MemberKind kind) => kind switch
    {
        MemberKind.Decimal => Number.Select(static number => $"\"{number}\""),
        MemberKind.Integer => ArbMap.Default.GeneratorFor<int>().Select(static number => $"{number}"),
        MemberKind.WorkTime => ArbMap.Default.GeneratorFor<long>().Select(static number => $"{number}"),
        MemberKind.Boolean => Gen.Elements("true", "false"),
        MemberKind.Date => Gen.Elements("\"2026-02-28\"", "\"0001-01-01\"", "\"9999-12-31\""),
        MemberKind.Instant => Gen.Elements("\"2026-11-19T20:21:38Z\"", "\"2026-11-19T20:21:38.120Z\"", "\"2026-11-19T20:21:38.1234567Z\""),
        MemberKind.Money => Money,
        MemberKind.Coded => Coded(member),
        MemberKind.Ref => Reference,
        MemberKind.Object => Members(member.Members).Select(Object),
        _ => member.Name == "kind" ? Gen.Constant("\"number\"") : Quoted(Short(member.MaxLength ?? int.MaxValue)),
    };

    private static Gen<string> Short(int length) => RecordGen.Text.Resize(4).Where(text => text.Length <= length);

    private static Gen<string> Money =>
        from currency in RecordGen.Currency
        let padding = currency switch { "JPY" => 0, "KWD" => 3, "CLF" => 4, _ => 2 }
        from amount in Fraction(padding)
        select $$"""{"amount":"{{amount}}","currency":"{{currency}}"}""";

    private static Gen<string> Coded(EntityMember member) =>
        from code in member.Codes.IsEmpty ? Gen.Elements("technology", "unknown") : Gen.Elements(member.Codes.ToArray())
        from raw in Part("raw")
        from label in Part("label")
        from system in Part("system")
        select Object([$"\"code\":\"{code}\"", raw, label, system]);

    private static Gen<string> Reference =>
        from id in Gen.Elements("", "\"id\":\"01976f3c-8d7a-7c55-9c1e-0f3b6a2d4e11\"")
        from key in Text
        from display in Part("display")
        from state in Gen.Elements("pending", "resolved", "missing", "ambiguous")
        select Object([id, "\"key\":" + Key(key), display, $"\"state\":\"{state}\""]);

    private static string Key(string value) =>
        $$"""{"system":"kantata","connection":"psa","object":"users","value":{{value}},"kind":"email"}""";

    private static Gen<string> Part(string name) => Gen.OneOf(Gen.Constant(""), Text.Select(text => $"\"{name}\":{text}"));

    private static string Object(string[] members) => "{" + string.Join(',', members.Where(static member => member.Length > 0)) + "}";
}
