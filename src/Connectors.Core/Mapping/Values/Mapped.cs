namespace Connectors.Mapping;

/// <summary>A value between two forms: what a rule took from its source, before it is written in the form of its target. No boxing, no binary
/// fractions.</summary>
internal readonly struct Mapped
{
    private Mapped(MappedKind kind, ReadOnlyMemory<byte> utf8 = default, decimal number = 0, long whole = 0, object? part = null) =>
        (Kind, Utf8, Number, Whole, Part) = (kind, utf8, number, whole, part);

    public MappedKind Kind { get; }

    /// <summary>Unescaped text, or JSON.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>A decimal, or the amount of money.</summary>
    public decimal Number { get; }

    /// <summary>An integer, 0 or 1 for a boolean, the day number of a date, the UTC ticks of an instant.</summary>
    public long Whole { get; }

    private object? Part { get; }

    public string Currency => (string)Part!;

    public CodedValue Coded => (CodedValue)Part!;

    public ReferenceValue Reference => (ReferenceValue)Part!;

    public DateOnly Date => DateOnly.FromDayNumber((int)Whole);

    public static Mapped OfText(ReadOnlyMemory<byte> utf8) => new(MappedKind.Text, utf8);

    public static Mapped OfText(string text) => new(MappedKind.Text, System.Text.Encoding.UTF8.GetBytes(text));

    public static Mapped OfBoolean(bool value) => new(MappedKind.Boolean, whole: value ? 1 : 0);

    public static Mapped OfInteger(long value) => new(MappedKind.Integer, whole: value);

    public static Mapped OfDecimal(decimal value) => new(MappedKind.Decimal, number: value);

    public static Mapped OfDate(DateOnly value) => new(MappedKind.Date, whole: value.DayNumber);

    public static Mapped OfInstant(long ticks) => new(MappedKind.Instant, whole: ticks);

    public static Mapped OfMoney(decimal amount, string currency) => new(MappedKind.Money, number: amount, part: currency);

    public static Mapped OfCoded(CodedValue value) => new(MappedKind.Coded, part: value);

    public static Mapped OfReference(ReferenceValue value) => new(MappedKind.Reference, part: value);

    public static Mapped OfJson(ReadOnlyMemory<byte> json) => new(MappedKind.Json, json);
}
