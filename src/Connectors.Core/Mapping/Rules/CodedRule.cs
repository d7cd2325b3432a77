using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>coded</c>: a vendor's value with the code that a table gives it. A value that no table knows is kept with the code
/// <c>unknown</c>.</summary>
internal sealed class CodedRule : ValueRule
{
    private readonly ValueTable? _table;
    private readonly DatedValueTable? _dated;
    private readonly DecidingDay? _day;
    private readonly SlotRef? _label;
    private readonly OutputName? _wrap;
    private readonly VendorShape _shape;
    private readonly SlotRef? _code;
    private readonly SlotRef _raw = SlotRef.None;
    private readonly SlotRef _system = SlotRef.None;

    private CodedRule(RuleSpec spec)
        : base(spec, spec.Members.Text("wrap"))
    {
        var values = spec.Members.Of("values", JsonValueKind.String);
        _dated = spec.Dated(values);
        _table = _dated is null ? spec.Table(values) : null;
        _day = DecidingDay.Read(spec, isUsed: _dated is not null);
        _label = spec.Beside("label");
        _wrap = spec.Members.Text("wrap") is { } wrap ? new(wrap) : null;
        _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));
        if (spec.Direction == Direction.Read)
            return;
        (_code, _raw, _system) = (spec.Part("code"), spec.Part("raw"), spec.Part("system"));
        // To a vendor goes its value and not its words for it.
        _label ??= spec.Direction == Direction.Derive ? spec.Part("label") : null;
    }

    public static RuleKind Kind { get; } = new("coded", spec => new CodedRule(spec)) { Inverts = true };

    public override IEnumerable<string> Steps(Scope scope)
    {
        if (TableOf(scope) is null)
            return [];
        var isUnknown = TryEvaluate(scope, out var value) && value.Coded.Code == CodedValue.Unknown;
        return [$"{(isUnknown ? "in no value table" : "value table")}{When(scope)}"];
    }

    public override RuleResult Result => new(MemberKind.Coded)
    {
        Codes = _dated is not null ? [.. _dated.Codes] : _table is null ? [] : [.. _table.Codes],
    };

    /// <summary>What the vendor's value stands for, as one object for all records that say the same.</summary>
    public Reading Known(Scope scope, out CodedValue? value)
    {
        value = null;
        var reading = Scalar(scope, out var raw);
        if (reading != Reading.Found)
            return reading;
        var label = default(ReadOnlySpan<byte>);
        if (_label is not null && scope.Spelling(_label, out label) == JsonTokenType.String && label.IsEmpty && !IsEmptyText(scope, _label))
            return Reading.Unusual;
        var listed = TableOf(scope)?.Find(raw, scope.Session.System);
        value = listed is null ? RecentCodes.Of(CodedValue.Unknown, raw, label, scope.Session.System)
            : label.IsEmpty ? listed : listed.Called(raw, label, scope.Session.System);
        return Reading.Found;
    }

    /// <summary>The table that counts for a record.</summary>
    private ValueTable? TableOf(Scope scope) => _dated is null ? _table : _dated.On(_day!.In(scope));

    protected override bool FromVendor(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (!raw.TryText(out _))
            return Not(scope, raw, "single value", "name the member inside it, or use \"wrap\"");
        if (Known(scope, out var known) == Reading.Found)
        {
            value = Mapped.OfCoded(known!);
            return true;
        }
        var (text, label) = (raw.AsString(), Text(scope, _label));
        var code = TableOf(scope)?.CodeOf(text) ?? CodedValue.Unknown;
        value = Mapped.OfCoded(new(code, text, label, scope.Session.System));
        return true;
    }

    protected override bool FromCanonical(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        var code = raw.Kind == JsonTokenType.StartObject ? Text(scope, _code) : raw.Kind == JsonTokenType.String ? raw.AsString() : null;
        if (code is null)
            return Not(scope, raw, "code", "point the rule to {\"code\":\"...\"}");
        if (scope.Session.Direction == Direction.Derive && TableOf(scope) is { } table)
            code = table.CodeOf(code) ?? CodedValue.Unknown;
        value = Mapped.OfCoded(new(code, Text(scope, _raw), Text(scope, _label), Text(scope, _system)));
        return true;
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Known(scope, out var known);
        if (reading == Reading.Found)
            CanonicalForm.Coded(output.Value(), known!);
        return reading;
    }

    /// <summary>Mostly the vendor's own value goes back to it, and nothing has to be taken apart for that.</summary>
    protected override void EmitCore(Scope scope, JsonOutput output)
    {
        if (scope.Session.Direction == Direction.Write && _wrap is null && TryOwn(scope, out var raw))
            VendorForm.Raw(output, raw, _shape);
        else
            base.EmitCore(scope, output);
    }

    private bool TryOwn(Scope scope, out ReadOnlySpan<byte> raw)
    {
        raw = scope[_raw].Plain;
        if (raw.IsEmpty || !Ascii.Equals(scope[_system].Plain, scope.Session.System))
            return false;
        var code = scope[_code!].Plain;
        var table = TableOf(scope);
        return table is null ? !code.IsEmpty
            : Ascii.Equals(code, table.Find(raw, scope.Session.System)?.Code ?? CodedValue.Unknown);
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        var table = TableOf(scope);
        if (RawOf(table, value.Coded, scope.Session.System) is not { } raw)
        {
            var known = table is null ? "none" : string.Join(", ", table.Codes.Distinct(StringComparer.Ordinal));
            Refuse(scope, _code!, scope[_code!], $"has no value at the vendor{When(scope)}",
                $"choose one of these codes: {known}, or extend the value table",
                FaultKind.TargetInvalid);
            return;
        }
        if (_wrap is not null)
        {
            output.Push(FrameKind.Object, null);
            output.Push(FrameKind.Value, _wrap);
        }
        VendorForm.Raw(output, raw, _shape);
        if (_wrap is not null)
        {
            output.Pop();
            output.Pop();
        }
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = Mapped.OfCoded(new(node.Text, null, null, null));
        return node.Kind == JsonValueKind.String && node.Text.Length > 0;
    }

    private string When(Scope scope) =>
        _dated is null || _day!.In(scope) is var day && day == DateOnly.MaxValue
            ? "" : string.Create(CultureInfo.InvariantCulture, $" on {day:yyyy-MM-dd}");

    /// <summary>The vendor's own value when it came from there and still means the same, else the first that stands for the code.</summary>
    private static string? RawOf(ValueTable? table, CodedValue value, string system)
    {
        var isOwn = value.Raw is not null && value.System == system;
        if (isOwn && (table is null || (table.CodeOf(value.Raw!) ?? CodedValue.Unknown) == value.Code))
            return value.Raw;
        if (table?.RawOf(value.Code) is { } raw)
            return raw;
        return table is null && value.Code != CodedValue.Unknown ? value.Code : null;
    }

    private static string? Text(Scope scope, SlotRef? at) =>
        at is not null && scope[at] is { IsScalar: true } raw && raw.AsString() is { Length: > 0 } text ? text : null;
}
