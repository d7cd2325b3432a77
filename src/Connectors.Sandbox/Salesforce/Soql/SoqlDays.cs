namespace Connectors.Sandbox;

/// <summary>
/// Named spans of days on the virtual calendar. A span is closed on both sides: <c>=</c> means inside it, <c>&lt;</c> before its first day,
/// <c>&gt;</c> after its last. Weeks begin on Sunday; fiscal periods are calendar periods, as in an organisation that never changed them.
/// </summary>
internal static class SoqlDays
{
    private static readonly string[] Units = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"];

    public static bool IsPlain(string word) =>
        word is "TODAY" or "YESTERDAY" or "TOMORROW" or "LAST_90_DAYS" or "NEXT_90_DAYS" || Named(word) is not null;

    public static bool IsCounted(string word) => Counted(word) is not null;

    /// <summary>Keeps every span inside the calendar.</summary>
    public static int MaxCount(string word) => word.EndsWith("_DAYS", StringComparison.Ordinal) ? 99_999 : 999;

    public static (DateOnly First, DateOnly Last) Span(string word, int count, DateOnly today) => word switch
    {
        "TODAY" => (today, today),
        "YESTERDAY" => (today.AddDays(-1), today.AddDays(-1)),
        "TOMORROW" => (today.AddDays(1), today.AddDays(1)),
        "LAST_90_DAYS" => (today.AddDays(-90), today),
        "NEXT_90_DAYS" => (today.AddDays(1), today.AddDays(90)),
        _ when Named(word) is { } named => Whole(named.Unit, named.Shift, named.Shift, today),
        _ when Counted(word) is { } counted => Many(counted.Unit, counted.Sign, count, today),
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "Not a span of days."),
    };

    private static (DateOnly First, DateOnly Last) Many(string unit, int sign, int count, DateOnly today) => (unit, sign) switch
    {
        // The day spans of the past include today, those of the future begin tomorrow.
        ("DAY", < 0) => (today.AddDays(-count), today),
        ("DAY", _) => (today.AddDays(1), today.AddDays(count)),
        (_, < 0) => Whole(unit, -count, -1, today),
        _ => Whole(unit, 1, count, today),
    };

    private static (DateOnly First, DateOnly Last) Whole(string unit, int from, int to, DateOnly today) =>
        (Start(unit, from, today), Start(unit, to + 1, today).AddDays(-1));

    private static DateOnly Start(string unit, int shift, DateOnly today) => unit switch
    {
        "WEEK" => today.AddDays(-(int)today.DayOfWeek).AddDays(7 * shift),
        "MONTH" => new DateOnly(today.Year, today.Month, 1).AddMonths(shift),
        "QUARTER" => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * shift),
        "YEAR" => new DateOnly(today.Year, 1, 1).AddYears(shift),
        _ => today.AddDays(shift),
    };

    /// <summary><c>LAST_WEEK</c>, <c>THIS_FISCAL_YEAR</c>, <c>NEXT_MONTH</c>.</summary>
    private static (string Unit, int Shift)? Named(string word)
    {
        var parts = word.Replace("_FISCAL_", "_", StringComparison.Ordinal).Split('_');
        var fiscal = word.Contains("_FISCAL_", StringComparison.Ordinal);
        if (parts.Length != 2 || parts[1] == "DAY" || !Units.Contains(parts[1]) || (fiscal && parts[1] is not ("QUARTER" or "YEAR")))
            return null;
        return parts[0] switch { "LAST" => (parts[1], -1), "THIS" => (parts[1], 0), "NEXT" => (parts[1], 1), _ => null };
    }

    /// <summary><c>LAST_N_DAYS</c>, <c>NEXT_N_FISCAL_QUARTERS</c>.</summary>
    private static (string Unit, int Sign)? Counted(string word)
    {
        var parts = word.Replace("_FISCAL_", "_", StringComparison.Ordinal).Split('_');
        if (parts.Length != 3 || parts[1] != "N" || !parts[2].EndsWith('S') || !Units.Contains(parts[2][..^1]))
            return null;
        return parts[0] switch { "LAST" => (parts[2][..^1], -1), "NEXT" => (parts[2][..^1], 1), _ => null };
    }
}
