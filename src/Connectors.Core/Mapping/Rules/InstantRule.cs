using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary><c>instant</c>: a time stamp in UTC. A stamp without offset needs a
/// <c>zone</c>; where a clock was set back, the earlier moment is taken.</summary>
internal sealed class InstantRule : ScalarRule
{
    private readonly TimeZoneInfo? _zone;
    private readonly string _format;

    private InstantRule(RuleSpec spec)
        : base(spec)
    {
        var zone = spec.Members.Of("zone", JsonValueKind.String);
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Text, out _zone))
            spec.Refuse(zone, $"There is no time zone \"{zone.Text}\".", "Write an IANA name, such as \"America/Los_Angeles\".");
        var format = spec.Members.Of("format", JsonValueKind.String);
        _format = format?.Text ?? "zulu";
        if (_format is not ("zulu" or "offset" or "compact") && !DatePattern.IsUsable(_format, needsTime: true))
            spec.Refuse(format!, $"\"{_format}\" is no spelling of a time stamp.",
                "Use \"zulu\", \"offset\" (+00:00), \"compact\" (+0000) or a pattern such as \"MM/dd/yyyy HH:mm:ss\".");
    }

    public static RuleKind Kind { get; } = new("instant", spec => new InstantRule(spec)) { Inverts = true };

    public override IEnumerable<string> Steps(Scope scope) =>
        new[] { _format == "zulu" ? null : $"format {_format}", _zone is null ? null : $"zone {_zone.Id}" }.OfType<string>();

    public override RuleResult Result => new(MemberKind.Instant);

    protected override string What => "time stamp";

    protected override string WayOut =>
        _zone is null ? "send yyyy-MM-ddTHH:mm:ssZ or with an offset, or give the rule a \"zone\"" : "send yyyy-MM-ddTHH:mm:ss, or change \"format\"";

    private bool HasPattern => _format is not ("zulu" or "offset" or "compact");

    /// <summary>UTC ticks of a vendor's stamp.</summary>
    public bool TryTicks(ReadOnlySpan<byte> text, out long ticks) => TryTicks(text, isVendor: true, out ticks);

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        var isStamp = TryTicks(text.Span, isVendor, out var ticks);
        value = isStamp ? Mapped.OfInstant(ticks) : default;
        return isStamp;
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Plain(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TryTicks(text, out var ticks))
            return Reading.Unusual;
        CanonicalForm.Instant(output.Value(), ticks);
        return Reading.Found;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        var stamp = new DateTime(value.Whole, DateTimeKind.Utc);
        switch (_format)
        {
            case "zulu":
                CanonicalForm.Instant(output.Value(), value.Whole);
                break;
            case "offset":
                output.Value().WriteStringValue(stamp.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture));
                break;
            case "compact":
                output.Value().WriteStringValue(stamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture));
                break;
            default:
                var local = _zone is null ? stamp : TimeZoneInfo.ConvertTimeFromUtc(stamp, _zone);
                output.Value().WriteStringValue(local.ToString(_format, CultureInfo.InvariantCulture));
                break;
        }
    }

    private bool TryTicks(ReadOnlySpan<byte> text, bool isVendor, out long ticks)
    {
        ticks = -1;
        if (TryStamp(text, isVendor, out var local, out var offset) && (offset ?? (_zone is null ? null : OffsetOf(local))) is { } known)
            ticks = local.Ticks - known.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
    }

    private bool TryStamp(ReadOnlySpan<byte> text, bool isVendor, out DateTime local, out TimeSpan? offset)
    {
        if (!isVendor || !HasPattern)
            return StampText.TryStamp(text, out local, out offset);
        (local, offset) = (default, null);
        if (text.Length > 64 || !DateTime.TryParseExact(Encoding.UTF8.GetString(text), _format, CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal, out local))
            return StampText.TryStamp(text, out local, out offset);
        offset = local.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null;
        return true;
    }

    private TimeSpan OffsetOf(DateTime local) =>
        _zone!.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
}
