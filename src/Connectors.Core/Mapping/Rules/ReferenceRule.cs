using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>reference</c>: a key of another record. It stays pending here; ids
/// are put in afterwards, and written keys come from the reference table.</summary>
internal sealed class ReferenceRule : ValueRule
{
    private readonly string _object;
    private readonly string _entity;
    private readonly SlotRef? _display;
    private readonly OutputName? _wrap;
    private readonly VendorShape _shape;
    private readonly ImmutableArray<SlotRef> _key = [];
    private Head? _head;

    private ReferenceRule(RuleSpec spec)
        : base(spec, spec.Members.Text("wrap"))
    {
        var isRead = spec.Direction == Direction.Read;
        _object = spec.Members.Text("object", required: isRead) ?? "";
        // In derivations the last member of the path says what is meant, unless the rule does.
        _entity = spec.Members.Text("entity", required: isRead) ?? spec.MainPath.Segments.LastOrDefault(segment => segment.Index < 0)?.Name ?? "";
        _display = spec.Beside("display");
        _wrap = spec.Members.Text("wrap") is { } wrap ? new(wrap) : null;
        _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));
        if (isRead)
            return;
        var key = spec.MainPath.Then("key");
        _key = [spec.Bind(key.Then("system")), spec.Bind(key.Then("connection")), spec.Bind(key.Then("object")), spec.Bind(key.Then("value")),
            spec.Bind(key.Then("kind"))];
        _display ??= spec.Part("display");
    }

    public static RuleKind Kind { get; } = new("reference", spec => new ReferenceRule(spec)) { Inverts = true };

    /// <summary>The vendor's resource.</summary>
    public string Object => _object;

    /// <summary>The contract that is pointed to.</summary>
    public string Entity => _entity;

    public override IEnumerable<string> Steps(Scope scope) => scope.Session.Direction == Direction.Read ? [$"key of {_object}"] : [];

    public override RuleResult Result => new(MemberKind.Ref) { Entity = _entity };

    protected override bool FromVendor(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (raw.Kind is not (JsonTokenType.String or JsonTokenType.Number) || !raw.TryText(out _))
            return Not(scope, raw, "key", "name the member that holds the id, or use \"wrap\"");
        value = Mapped.OfReference(Look(scope, out var id, out var display) == Reading.Found
            ? RecentReferenceValues.Of(id, display, scope.Session, this)
            : new(KeyOf(scope, raw.AsString()), _entity, DisplayOf(scope)));
        return true;
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Look(scope, out var id, out var display);
        if (reading == Reading.Found)
            CanonicalForm.Reference(output, RecentReferenceValues.Of(id, display, scope.Session, this), scope.Session);
        return reading;
    }

    protected override bool FromCanonical(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (scope[_key[4]].Plain.SequenceEqual("primary"u8)
            && scope[_key[0]].Plain is { IsEmpty: false } system && scope[_key[1]].Plain is { IsEmpty: false } connection
            && scope[_key[2]].Plain is { IsEmpty: false } vendorObject && scope[_key[3]].Plain is { IsEmpty: false } id)
        {
            value = Mapped.OfReference(new(RecentKeys.Primary(system, connection, vendorObject, id), _entity, DisplayOf(scope)));
            return true;
        }
        var parts = _key.Select(at => scope[at].AsString()).ToArray();
        if (raw.Kind != JsonTokenType.StartObject || parts[..4].Any(part => part.Length == 0))
            return Not(scope, raw, "reference", "point the rule to {\"key\":{system, connection, object, value}}");
        value = Mapped.OfReference(new(new(parts[0], parts[1], parts[2], parts[3], KeyKindText.Parse(parts[4])), _entity, DisplayOf(scope)));
        return true;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        var key = value.Reference.Key;
        if (!scope.Session.Keys.TryFind(key, out var target) || target is null)
        {
            Refuse(scope, Main, scope[Main], $"points to {key.System} {key.Object}, which has no key at {scope.Session.System} yet",
                "bring that record over first", FaultKind.MissingReference);
            return;
        }
        if (_wrap is not null)
        {
            output.Push(FrameKind.Object, null);
            output.Push(FrameKind.Value, _wrap);
        }
        if (_shape == VendorShape.Number && !VendorForm.IsNumber(Encoding.UTF8.GetBytes(target.Value)))
            Refuse(scope, Main, scope[Main], "has a key that is no number, which the vendor wants here", "remove \"as\" from the rule",
                FaultKind.TargetInvalid);
        else if (_shape == VendorShape.Number)
            output.Value().WriteRawValue(Encoding.UTF8.GetBytes(target.Value));
        else
            output.Value().WriteStringValue(target.Value);
        if (_wrap is not null)
        {
            output.Pop();
            output.Pop();
        }
    }

    private VendorReference KeyOf(Scope scope, string id) => new(scope.Session.System, scope.Session.Connection, _object, id);

    /// <summary>The key and what the vendor shows for it, as they are spelt; an empty display is none.</summary>
    public Reading Look(Scope scope, out ReadOnlySpan<byte> id, out ReadOnlySpan<byte> display)
    {
        display = default;
        var reading = Numeral(scope, out id);
        if (reading != Reading.Found || _display is null)
            return reading;
        var kind = scope.Spelling(_display, out display);
        if (!display.IsEmpty)
            return display[0] > (byte)' ' ? reading : Reading.Unusual;
        return kind == JsonTokenType.String && !IsEmptyText(scope, _display) ? Reading.Unusual : reading;
    }

    /// <summary>The record that the reference points to, if it lies beside the page and says what to show: then all references to it are alike. Null
    /// for any other.</summary>
    public Scope? Beside(Scope scope) =>
        _display is { Relation: >= 0 and var relation } && scope.Session.IsRoot(scope) && scope.Session.Plan.Relations[relation].By.Equals(Main)
            ? scope.Session.Related(relation) : null;

    /// <summary>The beginning of the JSON of a reference, up to the id. All records of a connection begin alike; two connections at once make it anew
    /// for each other, which is slow but right.</summary>
    public byte[] HeadOf(Session session)
    {
        if (_head is { } known && known.Connection == session.Connection && known.System == session.System)
            return known.Json;
        var text = new JsonText();
        text.WriteStartObject("key"u8);
        text.WriteString("system"u8, session.System);
        text.WriteString("connection"u8, session.Connection);
        text.WriteString("object"u8, _object);
        text.WriteFragment("\"value\":"u8);
        _head = new(session.System, session.Connection, text.Written.ToArray());
        return _head.Json;
    }

    private string? DisplayOf(Scope scope) =>
        _display is not null && scope[_display] is { IsScalar: true } raw && !IsBlank(raw) ? raw.AsString() : null;

    private sealed record Head(string System, string Connection, byte[] Json);
}
