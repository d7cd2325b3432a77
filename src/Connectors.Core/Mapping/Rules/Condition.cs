using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A condition: a path compared with values, or several conditions combined. Numbers are compared by value, all else by text.</summary>
internal sealed class Condition
{
    private readonly Func<Scope, bool> _holds;

    private Condition(Func<Scope, bool> holds, ImmutableArray<SlotRef> sources) => (_holds, Sources) = (holds, sources);

    public ImmutableArray<SlotRef> Sources { get; }

    public bool Holds(Scope scope) => scope.Session.TrySpend(1) && _holds(scope);

    public static Condition Read(DocumentNode node, Binding binding, string rule)
    {
        var faults = binding.Compilation.Faults;
        var members = new MemberReader(node, rule, faults);
        var (all, any, not, path) = (members.Any("all"), members.Any("any"), members.Of("not", JsonValueKind.Object),
            members.Of("path", JsonValueKind.String));
        var (isOne, isNot, anyOf, present) = (members.Any("is"), members.Any("isNot"), members.Of("anyOf", JsonValueKind.Array),
            members.Flag("present"));
        var hasText = members.Flag("hasText");
        members.Finish();
        if (new[] { all, any, not, path }.Count(part => part is not null) > 1 || new[] { isOne, isNot, anyOf }.Count(part => part is not null) > 1)
        {
            faults.Add(node, rule, "The condition says two things at once.", "Keep one of them, or combine conditions with all, any, not.");
            return new(_ => false, []);
        }
        if (all is not null || any is not null)
            return Combine((all ?? any)!, all is not null, binding, rule);
        if (not is not null)
        {
            var inner = Read(not, binding, rule);
            return new(scope => !inner.Holds(scope), inner.Sources);
        }
        var parsed = path is null ? null : PathText.Parse(path.Text, out _);
        if (parsed is null || isOne is null && isNot is null && anyOf is null && present is null && hasText is null)
        {
            faults.Add(node, rule, "The condition compares nothing.",
                "Write {\"path\":\"...\"} with one of is, isNot, anyOf, present, hasText, or combine conditions with all, any, not.");
            return new(_ => false, []);
        }
        if (parsed.Segments is [{ Name: not "@source" }])
            parsed = parsed.Own();
        var whole = binding.Bind(parsed, path!, rule);
        // In canonical records a code stands inside an object, and conditions mean the code.
        var code = binding.Compilation.Direction == Direction.Read ? null : binding.Bind(parsed.Then("code"), path!, rule);
        var (wanted, isNegative) = isNot is not null ? (isNot, true) : (isOne ?? anyOf, false);
        ImmutableArray<DocumentNode> values = wanted is null ? [] : wanted.Kind == JsonValueKind.Array ? [.. wanted.Items] : [wanted];
        var test = new ValueTest(values, isNegative, present);
        return hasText is null && code is null ? new(scope => test.Holds(scope, whole), [whole])
            : new(scope => test.Holds(Value(scope, whole, code)) && (hasText is null || RichTextRule.HasText(scope, whole) == hasText), [whole]);
    }

    private static Condition Combine(DocumentNode parts, bool all, Binding binding, string rule)
    {
        if (parts.Kind != JsonValueKind.Array || parts.Items.Length is 0 or > 50 || parts.Items.Any(item => item.Kind != JsonValueKind.Object))
        {
            binding.Compilation.Faults.Add(parts, rule, "Conditions are combined in an array.", "Write [{\"path\":...},{\"path\":...}].");
            return new(_ => false, []);
        }
        ImmutableArray<Condition> inner = [.. parts.Items.Select(item => Read(item, binding, rule))];
        ImmutableArray<SlotRef> sources = [.. inner.SelectMany(condition => condition.Sources)];
        return new(scope => Hold(inner, scope, all), sources);
    }

    private static bool Hold(ImmutableArray<Condition> conditions, Scope scope, bool all)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(scope) != all)
                return !all;
        }
        return all;
    }

    private static RawValue Value(Scope scope, SlotRef whole, SlotRef? code)
    {
        var value = scope[whole];
        return code is not null && value.Kind == JsonTokenType.StartObject && scope[code] is { IsAbsent: false } inner ? inner : value;
    }
}
