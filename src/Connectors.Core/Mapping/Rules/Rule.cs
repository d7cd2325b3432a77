using System.Text;
using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>One rule, compiled for one direction. Immutable after compilation, shared by all runs.</summary>
internal abstract class Rule
{
    private const int MostShown = 40;
    private readonly bool _isRequired;
    // Few rules have one, and it is large.
    private DefaultValue? _fallback;

    protected Rule(RuleSpec spec)
    {
        (Name, Field) = (spec.Name, spec.Field);
        var access = spec.Members.Word("access", "both", "read", "write");
        spec.Members.Flag("open");
        // A field that must come from the vendor need not be in each change that goes back.
        _isRequired = (spec.Members.Flag("required") ?? false) && (!spec.IsInverse || access == "write");
        spec.Members.Word("class", "public", "business", "personal", "sensitive");
        Class = spec.Class;
    }

    public string Name { get; }

    /// <summary>The slot in the document.</summary>
    public string Field { get; }

    public FieldClass Class { get; }

    /// <summary>Whether a record without a value is fine, and has none then.</summary>
    public bool IsOptional => !_isRequired && _fallback is null;

    /// <summary>The slot of the record without which there is no value and nothing to tell; -1 where more is to be looked at.</summary>
    public int Slot => IsOptional ? Place : -1;

    /// <summary>The slot of the record that a value is made of; -1 where it is not one alone. Small, since tenants have thousands of rules.</summary>
    protected short Place { get; init; } = -1;

    public bool HasDefault => _fallback is not null;

    /// <summary>Where the rule takes its value from; empty for constants.</summary>
    public virtual ImmutableArray<SlotRef> Sources => [];

    /// <summary>The rules that this one chooses from; itself when there is no choice.</summary>
    public virtual ImmutableArray<Rule> Alternatives => [this];

    /// <summary>What the rule makes.</summary>
    public virtual RuleResult Result => RuleResult.Any;

    /// <summary>The rule that decides for a record: itself, or the branch that it takes.</summary>
    public virtual Rule Decide(Scope scope) => this;

    /// <summary>Writes the value in the form of the target. Writes nothing when there is no value; a fault is reported to the session.</summary>
    public void Emit(Scope scope, JsonOutput output)
    {
        if (!scope.Session.TrySpend(1))
            return;
        var (written, faults) = (output.Written, scope.Session.FaultCount);
        EmitCore(scope, output);
        if (output.Written == written && Absent(scope, faults, out var fallback))
            Put(scope, fallback, output);
    }

    /// <summary>The value, or false when there is none; a fault is reported to the session.</summary>
    public bool TryEvaluate(Scope scope, out Mapped value)
    {
        value = default;
        if (!scope.Session.TrySpend(1))
            return false;
        var faults = scope.Session.FaultCount;
        return Evaluate(scope, out value) || Absent(scope, faults, out value);
    }

    /// <summary>How the value is changed on its way, for explanations; in the words of the document, without values of the record.</summary>
    public virtual IEnumerable<string> Steps(Scope scope) => [];

    /// <summary>Whether the default stands in for a value, for explanations.</summary>
    public bool IsDefaulted(Scope scope) => _fallback is not null && !Evaluate(scope, out _);

    public void TakeDefault(RuleSpec spec)
    {
        var node = spec.Members.Any("default");
        if (node is null || spec.IsInverse)
            return;
        if (TryDefault(node, out var value))
            _fallback = new(value);
        else
            spec.Refuse(node, $"{MemberReader.Word(node.Kind)} is no default of \"{spec.Name}\".",
                "Write a canonical value of the rule's type, or remove \"default\".");
    }

    protected abstract bool Evaluate(Scope scope, out Mapped value);

    protected virtual void EmitCore(Scope scope, JsonOutput output)
    {
        if (Evaluate(scope, out var value))
            Put(scope, value, output);
    }

    /// <summary>Writes a value in the vendor's form.</summary>
    protected virtual void ToVendor(Scope scope, in Mapped value, JsonOutput output) => VendorForm.Write(output, value, VendorShape.Natural);

    protected virtual bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = default;
        return false;
    }

    protected void Refuse(Scope scope, SlotRef at, RawValue value, string problem, string wayOut, FaultKind? kind = null)
    {
        var pointer = scope.PointerOf(at);
        var place = pointer.Length == 0 ? "" : $" at {pointer}";
        scope.Session.Add(new Fault(kind ?? OwnKind(scope), $"{Show(value)}{place} {problem} (field \"{Field}\", rule \"{Name}\"); {wayOut}.")
        {
            Path = pointer, ValueClass = value.Class, Rule = Name,
        });
    }

    /// <summary>Whether it is a text of nothing but white space.</summary>
    public static bool IsBlank(RawValue value) =>
        value.Kind == JsonTokenType.String && !(value.Plain is { IsEmpty: false } plain && plain[0] > (byte)' ')
        && value.TryText(out var text) && IsWhite(text.Span);

    /// <summary>Byte by byte: mostly the first one tells.</summary>
    private static bool IsWhite(ReadOnlySpan<byte> text)
    {
        foreach (var one in text)
        {
            if (one is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }
        return true;
    }

    private static FaultKind OwnKind(Scope scope) => scope.Session.Direction == Direction.Write ? FaultKind.TargetInvalid : FaultKind.SourceInvalid;

    private void Put(Scope scope, in Mapped value, JsonOutput output)
    {
        if (scope.Session.Direction == Direction.Write)
            ToVendor(scope, value, output);
        else
            CanonicalForm.Write(output, value, scope.Session);
    }

    private bool Absent(Scope scope, int faultsBefore, out Mapped fallback)
    {
        fallback = default;
        if (scope.Session.FaultCount > faultsBefore)
            return false;
        if (_fallback is not null)
        {
            fallback = _fallback.Value;
            scope.Session.Chosen = Session.FellBack;
            return true;
        }
        if (_isRequired && !scope.Session.IsTombstone)
            RefuseAbsent(scope);
        return false;
    }

    private void RefuseAbsent(Scope scope)
    {
        var pointer = Sources.IsEmpty ? "" : scope.PointerOf(Sources[0]);
        var where = Sources.IsEmpty ? "" : $" at {string.Join(", ", Sources.Select(scope.PointerOf))}";
        var message = $"There is no value{where}, but the field \"{Field}\" is required (rule \"{Name}\"); " +
            "fill it in at its source, or give the rule a default.";
        scope.Session.Add(new Fault(OwnKind(scope), message)
        {
            Path = pointer, ValueClass = "absent", Rule = "required",
        });
    }

    /// <summary>The class of a value, and the value itself where its field allows that.</summary>
    private string Show(RawValue value)
    {
        if (Class <= FieldClass.Personal || !value.IsScalar)
            return value.Class;
        var shown = new StringBuilder(value.Class).Append(" \"");
        foreach (var rune in value.AsString().EnumerateRunes().Take(MostShown))
            shown.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        return shown.Append('"').ToString();
    }

    private sealed record DefaultValue(Mapped Value);
}
