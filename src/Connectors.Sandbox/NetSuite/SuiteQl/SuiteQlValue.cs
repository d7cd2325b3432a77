using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>A value while a query runs. Booleans are the texts T and F, and the empty text is null, both as the vendor's database has it.</summary>
internal readonly record struct SuiteQlValue(SuiteQlKind Kind, string Text, decimal Number, DateTime Moment)
{
    public static readonly SuiteQlValue Null = new(SuiteQlKind.Null, "", 0m, default);

    public bool IsNull => Kind == SuiteQlKind.Null;

    public static SuiteQlValue Of(string? text) => string.IsNullOrEmpty(text) ? Null : new(SuiteQlKind.Text, text, 0m, default);

    public static SuiteQlValue Of(decimal number) => new(SuiteQlKind.Number, "", number, default);

    public static SuiteQlValue Of(DateTime moment) => new(SuiteQlKind.Moment, "", 0m, moment);

    public static SuiteQlValue Of(bool flag) => Of(flag ? "T" : "F");

    /// <summary>An id as the database holds it: a number where it reads as one.</summary>
    public static SuiteQlValue OfId(string? id) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Of((decimal)number) : Of(id);

    /// <summary>What stands in the answer: always text, a moment in the account's date format and without its time of day.</summary>
    public string ToAnswer(string dateFormat) => Kind switch
    {
        SuiteQlKind.Number => PlainNumber(Number),
        SuiteQlKind.Moment => SuiteQlDateMask.Format(Moment, dateFormat),
        _ => Text,
    };

    /// <summary>Order of two values that are not null; texts compare by code unit, a text beside a number or a moment is converted first.</summary>
    public static int Compare(SuiteQlValue left, SuiteQlValue right, string dateFormat)
    {
        if (left.Kind == SuiteQlKind.Text && right.Kind == SuiteQlKind.Text) return string.CompareOrdinal(left.Text, right.Text);
        if (left.Kind == SuiteQlKind.Moment || right.Kind == SuiteQlKind.Moment)
            return left.ToMoment(dateFormat).CompareTo(right.ToMoment(dateFormat));
        return left.ToNumber().CompareTo(right.ToNumber());
    }

    private decimal ToNumber()
    {
        if (Kind == SuiteQlKind.Number) return Number;
        const NumberStyles Style = NumberStyles.Float & ~NumberStyles.AllowExponent;
        return Kind == SuiteQlKind.Text && decimal.TryParse(Text, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SuiteQlException("Invalid number.");
    }

    private DateTime ToMoment(string dateFormat)
    {
        if (Kind == SuiteQlKind.Moment) return Moment;
        return Kind == SuiteQlKind.Text && SuiteQlDateMask.TryParse(Text, dateFormat, out var moment)
            ? moment
            : throw new SuiteQlException("Invalid date: the value does not match the date format of the account.");
    }

    public static string PlainNumber(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
