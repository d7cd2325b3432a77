using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>Whether values of a shape, or a vendor's type, can be a member: 1 made for it, 0 says nothing, -1 cannot be.</summary>
internal static class KindFit
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = "date", ["datetime"] = "stamp", ["currency"] = "money", ["percent"] = "percent", ["double"] = "number", ["float"] = "number",
        ["number"] = "number", ["decimal"] = "number", ["int"] = "whole", ["integer"] = "whole", ["boolean"] = "boolean", ["picklist"] = "choice",
        ["multipicklist"] = "choice", ["option"] = "choice", ["single"] = "choice", ["multi"] = "choice", ["single_instance"] = "choice",
        ["priority"] = "choice", ["resolution"] = "choice", ["status"] = "choice", ["issuetype"] = "choice", ["reference"] = "reference",
        ["user"] = "reference", ["project"] = "reference", ["issuelink"] = "reference", ["textarea"] = "prose", ["doc"] = "prose", ["email"] = "text",
        ["url"] = "text", ["phone"] = "text", ["string"] = "text", ["text"] = "text",
    };

    public static double Values(FieldProfile profile, MemberKind kind) => (kind, profile.Shape) switch
    {
        (_, ValueShape.Unknown) => 0,
        (MemberKind.Date, ValueShape.Date) => 1,
        (MemberKind.Date, ValueShape.LocalStamp) => 0.5,
        (MemberKind.Date, ValueShape.Instant) => 0.2,
        (MemberKind.Instant, ValueShape.Instant) => 1,
        (MemberKind.Instant, ValueShape.LocalStamp) => 0.9,
        (MemberKind.Instant, ValueShape.Date) => -0.2,
        (MemberKind.Money, ValueShape.Decimal) => 1,
        (MemberKind.Money, ValueShape.Integer) => 0.6,
        (MemberKind.WorkTime, ValueShape.Decimal or ValueShape.Integer) => 0.8,
        (MemberKind.WorkTime, ValueShape.Clock) => 1,
        (MemberKind.Decimal, ValueShape.Decimal or ValueShape.Integer) => 0.9,
        (MemberKind.Integer, ValueShape.Integer) => 1,
        (MemberKind.Integer, ValueShape.Decimal) => 0.2,
        (MemberKind.Boolean, ValueShape.Boolean) => 1,
        (MemberKind.Boolean, ValueShape.BooleanText) => 0.9,
        (MemberKind.Boolean, ValueShape.Integer) => profile.IsWithin(1) ? 0.4 : -1,
        (MemberKind.Coded, ValueShape.Label or ValueShape.Code) => profile.IsChoice ? 0.7 : -0.2,
        (MemberKind.Coded, ValueShape.Boolean or ValueShape.BooleanText) => 0.2,
        (MemberKind.Coded, ValueShape.Integer) => 0,
        (MemberKind.Coded, ValueShape.Currency or ValueShape.TwoLetters) => 0,
        (MemberKind.Ref, ValueShape.Opaque or ValueShape.Code) => 0.5,
        (MemberKind.Ref, ValueShape.Integer) => 0.3,
        (MemberKind.Ref, ValueShape.Label) => 0,
        (MemberKind.Text, ValueShape.Label or ValueShape.Code or ValueShape.Prose) => 0.6,
        (MemberKind.Text, ValueShape.Integer) => 0,
        (MemberKind.Text, ValueShape.Email or ValueShape.Url or ValueShape.Phone or ValueShape.TimeZone) => 0.2,
        (MemberKind.Text, ValueShape.Currency or ValueShape.TwoLetters or ValueShape.Opaque) => 0.2,
        _ => -1,
    };

    public static double Type(string? type, MemberKind kind)
    {
        var group = type is null ? null : Types.GetValueOrDefault(type);
        return (group, kind) switch
        {
            (null, _) => 0,
            ("date", MemberKind.Date) or ("stamp", MemberKind.Instant) or ("money", MemberKind.Money) or ("boolean", MemberKind.Boolean)
                or ("choice", MemberKind.Coded) or ("reference", MemberKind.Ref) or ("percent", MemberKind.Decimal) => 1,
            ("stamp", MemberKind.Date) or ("date", MemberKind.Instant) => 0,
            ("number", MemberKind.Decimal or MemberKind.WorkTime or MemberKind.Money) => 0.6,
            ("number", MemberKind.Integer) => 0.4,
            ("whole", MemberKind.Integer) => 0.6,
            ("whole", MemberKind.WorkTime or MemberKind.Ref) => 0.3,
            ("whole", MemberKind.Coded or MemberKind.Decimal or MemberKind.Money) => 0,
            ("money", MemberKind.Decimal) => 0,
            ("boolean", MemberKind.Coded) => 0.2,
            ("choice", MemberKind.Ref or MemberKind.Text or MemberKind.Boolean) => 0,
            ("prose", MemberKind.Text) => 0.7,
            ("text", MemberKind.Text) => 0.4,
            ("text", MemberKind.Ref or MemberKind.Coded or MemberKind.Date or MemberKind.Instant or MemberKind.Money or MemberKind.WorkTime) => -0.1,
            _ => -1,
        };
    }
}
