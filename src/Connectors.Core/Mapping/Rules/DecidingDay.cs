using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Which day's table counts: that of a date of the record itself, else that of its last change. The mapping has no clock, so the same record
/// gives the same codes whenever it is mapped again.</summary>
internal sealed class DecidingDay
{
    private readonly int _up;
    private readonly Rule? _rule;
    private readonly SlotRef? _slot;

    private DecidingDay(int up, Rule? rule, SlotRef? slot) => (_up, _rule, _slot) = (up, rule, slot);

    /// <summary>Reads the member <c>on</c>: a field of the mapping, so that one word serves both directions.</summary>
    /// <param name="spec">The rule with the table.</param>
    /// <param name="isUsed">Whether the table has dates; else the member is only looked at, and costs nothing.</param>
    public static DecidingDay? Read(RuleSpec spec, bool isUsed)
    {
        var node = spec.Members.Of("on", JsonValueKind.String);
        if (node is null)
            return isUsed ? new(0, null, null) : null;
        if (PathText.Parse(node.Text, out _) is not { Segments.IsEmpty: false } path)
        {
            spec.Refuse(node, $"\"{node.Text}\" is no path.", "Name a field of this mapping, such as \"workDate\".");
            return null;
        }
        if (spec.Direction == Direction.Write)
            return isUsed ? new(0, null, spec.Binding.Bind(Canonical(path), node, spec.Name)) : null;
        var name = node.Text[(path.Up * 2)..];
        var owner = spec.Binding.Around(path.Up);
        if (owner?.FieldAt(name) is not { } field || !IsDay(field) || !RuleReader.Serves(field, spec.Binding.Compilation))
        {
            spec.Refuse(node, $"\"on\" names \"{node.Text}\", which is no date that is read here.",
                "Name a field with the rule date or instant; inside a list write \"^.\" in front of a field of the record around it.");
            return null;
        }
        return isUsed ? new(path.Up, RuleReader.Read(field, owner, name, spec.Class), null) : null;
    }

    public DateOnly In(Scope scope) => Own(scope) ?? scope.Session.LastChange ?? DateOnly.MaxValue;

    private DateOnly? Own(Scope scope)
    {
        if (_slot is not null)
            return scope[_slot].AsString() is { Length: >= 10 } text && StampText.TryDate(Encoding.UTF8.GetBytes(text[..10]), out var day)
                ? day : null;
        if (_rule is null)
            return null;
        // What is wrong with the date is told by its own field.
        var faults = scope.Session.FaultCount;
        var isThere = _rule.TryEvaluate(scope.Around(_up), out var value);
        scope.Session.Forget(faults);
        scope.Session.Chosen = Session.NoChoice;
        return !isThere ? null
            : value.Kind == MappedKind.Date ? value.Date
            : value.Kind == MappedKind.Instant ? DateOnly.FromDateTime(new(value.Whole, DateTimeKind.Utc))
            : null;
    }

    private static bool IsDay(DocumentNode rule) => rule.Find("date") is not null || rule.Find("instant") is not null
        || rule.Find("firstOf") is { Kind: JsonValueKind.Array } choices && choices.Items.All(IsDay);

    private static PathText Canonical(PathText path) => path.Segments[0].Name.StartsWith("x:", StringComparison.Ordinal)
        ? path with { Text = $"ext.{path.Text}.v", Segments = [PathSegment.Ext, .. path.Segments, new("v", -1)] }
        : path;
}
