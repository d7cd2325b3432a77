using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary><c>date</c>: a business date without zone. A date with a time is taken when the time is midnight, or cut with <c>truncate</c>.</summary>
internal sealed class DateRule : ScalarRule
{
    private readonly bool _truncate;
    private readonly string? _format;

    private DateRule(RuleSpec spec)
        : base(spec)
    {
        _truncate = spec.Members.Flag("truncate") ?? false;
        var format = spec.Members.Of("format", JsonValueKind.String);
        if (format is null)
            return;
        if (DatePattern.IsUsable(format.Text, needsTime: false))
            _format = format.Text;
        else
            spec.Refuse(format, $"\"{format.Text}\" is no spelling of a date.", "Write a pattern such as \"MM/dd/yyyy\".");
    }

    public static RuleKind Kind { get; } = new("date", spec => new DateRule(spec)) { Inverts = true };

    public override IEnumerable<string> Steps(Scope scope) =>
        new[] { _format is null ? null : $"format {_format}", _truncate ? "truncated to the day" : null }.OfType<string>();

    public override RuleResult Result => new(MemberKind.Date);

    protected override string What => "date";

    protected override string WayOut =>
        _format is null ? "send yyyy-MM-dd, give the rule a \"format\", or \"truncate\" a time stamp" : $"send {_format}, or change \"format\"";

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        value = default;
        if (!(isVendor ? TryDay(text.Span, out var date) : TryIso(text.Span, isVendor, out date)))
            return false;
        value = Mapped.OfDate(date);
        return true;
    }

    /// <summary>A vendor's date.</summary>
    public bool TryDay(ReadOnlySpan<byte> text, out DateOnly date) =>
        _format is not null ? TryFormat(text, out date) : TryIso(text, isVendor: true, out date);

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output) =>
        Write(output.Value(), value.Date);

    private void Write(JsonText text, DateOnly date)
    {
        if (_format is null)
            CanonicalForm.Date(text, date);
        else
            text.WriteStringValue(date.ToString(_format, CultureInfo.InvariantCulture));
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Plain(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TryDay(text, out var date))
            return Reading.Unusual;
        CanonicalForm.Date(output.Value(), date);
        return Reading.Found;
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = StampText.TryDate(Encoding.UTF8.GetBytes(node.Text), out var date) && node.Text.Length == 10 ? Mapped.OfDate(date) : default;
        return value.Kind != MappedKind.None;
    }

    private bool TryIso(ReadOnlySpan<byte> text, bool isVendor, out DateOnly date)
    {
        if (!StampText.TryDate(text, out date))
            return false;
        return text.Length == 10 ? date != default
            : StampText.TryStamp(text, out var local, out _) && (_truncate || isVendor && local.TimeOfDay == TimeSpan.Zero);
    }

    private bool TryFormat(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return text.Length <= 64 && DateOnly.TryParseExact(Encoding.UTF8.GetString(text), _format, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out date);
    }
}
