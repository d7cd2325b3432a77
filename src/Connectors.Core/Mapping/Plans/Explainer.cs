using System.Globalization;
using System.Text;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Runs one field of a plan and tells where its value came from.</summary>
internal sealed class Explainer(CompiledMapping mapping, Plan plan)
{
    private const string Masked = "\"masked\"";
    private readonly EntityDefinition? _contract = EntityCatalog.Find(mapping.Entity);

    public MappingExplanation Explain(Session session, ReadOnlyMemory<byte> json, string targetPath)
    {
        if (plan.Open(session, json) is not { } scope)
            return Nothing(targetPath, "record", AbsenceCause.Refused, session.Faults[0].Message);
        if (FieldPlace.Find(plan.Tree, scope, Steps(targetPath)) is not { } place)
            return Unknown(targetPath);
        if (place.Elements is { } count)
            return Nothing(targetPath, "list", AbsenceCause.NoElement, $"the list has {count} elements");
        return place.Rule is { } rule ? Explain(session, place, rule, targetPath)
            : Nothing(targetPath, "none", AbsenceCause.MadeOfFields,
                $"it is made of {string.Join(", ", place.Parts.Select(part => targetPath.TrimEnd('/') + part))}");
    }

    /// <summary>Every field of a record: those that the plan gives, with each element of a list, then slots that are only written and members of the
    /// contract without a rule.</summary>
    public IEnumerable<string> Pointers(Session session, ReadOnlyMemory<byte> json)
    {
        var found = plan.Open(session, json) is { } scope ? FieldPlace.Pointers(plan.Tree, scope).ToList() : [];
        found.AddRange(mapping.Slots.Where(slot => !slot.Reads).Select(slot => PointerOf(slot)));
        var slots = mapping.Slots.Select(slot => Bare(slot.Path)).ToList();
        var free = _contract?.All().Where(member => member.Kind != MemberKind.Object && !slots.Exists(slot => PathText.Meet(slot, member.Path))
            && !(_contract.Find(Outer(member.Path)) is { Kind: MemberKind.List })) ?? [];
        return found.Concat(free.Select(member => "/" + member.Path.Replace('.', '/')));
    }

    private MappingExplanation Explain(Session session, FieldPlace place, Rule rule, string targetPath)
    {
        var (scope, faults) = (place.Scope, session.FaultCount);
        var steps = Branches(rule, scope, out var decided).ToList();
        var isMasked = ClassOf(place, rule, decided) <= FieldClass.Personal;
        var output = new JsonOutput();
        rule.Emit(scope, output);
        var result = output.Written > 0 ? Encoding.UTF8.GetString(output.ToArray()) : null;
        // Further paths of a rule over elements are relative to those.
        var sources = decided is AggregateRule ? [decided.Sources[0]] : decided.Sources;
        var raws = sources.Select(at => scope[at]).Where(raw => !raw.IsAbsent).Select(raw => ExplainedValue.Raw(raw, decided, isMasked)).ToList();
        var (cause, whyNull) = result is null ? Absence.Of(plan, scope, decided, faults) : (AbsenceCause.None, null);
        if (result is not null && (decided.IsDefaulted(scope) || rule.IsDefaulted(scope)))
            steps.Add("default");
        else if (decided is not WhenRule)
            steps.AddRange(decided.Steps(scope));
        var source = decided.Sources.IsEmpty ? null : string.Join(", ", decided.Sources.Select(at => at.Text));
        var origin = mapping.Origins[place.Layer];
        return new(targetPath, source, decided.Name, origin.Layer, mapping.Name, mapping.Version, raws.Count == 0 ? null : string.Join(", ", raws),
            result is not null && isMasked ? Masked : ExplainedValue.Result(result), whyNull)
        {
            Origin = origin, Cause = cause, Transforms = [.. steps], IsMasked = isMasked,
        };
    }

    /// <summary>The choices that lead to the rule that decides.</summary>
    private static IEnumerable<string> Branches(Rule rule, Scope scope, out Rule decided)
    {
        var steps = new List<string>();
        decided = rule;
        while (decided is WhenRule or FirstOfRule && Next(decided, scope) is var (at, next) && next is not null)
        {
            steps.Add(decided is WhenRule when ? when.Tell(at) : $"branch {at + 1} of {decided.Name}");
            decided = next;
        }
        return steps;
    }

    private static (int At, Rule? Next) Next(Rule rule, Scope scope)
    {
        if (rule is WhenRule when)
            return when.Choose(scope) is var at and >= 0 ? (at, when.Branches.ElementAt(at)) : (-1, null);
        var rules = ((FirstOfRule)rule).Rules;
        var first = -1;
        for (var index = 0; index < rules.Length && first < 0; index++)
            first = rules[index].TryEvaluate(scope, out _) ? index : -1;
        return first < 0 ? (-1, null) : (first, rules[first]);
    }

    /// <summary>The most careful class of whatever may show: of the rule, of rules inside and of the contract.</summary>
    private FieldClass ClassOf(FieldPlace place, Rule rule, Rule decided)
    {
        var inside = decided == rule || decided is ListRule or AggregateRule or CustomRule ? FieldClasses.Inside(decided) : decided.Class;
        var slot = decided is AggregateRule ? mapping.Slots.FirstOrDefault(one => one.Path == rule.Field)?.Class : null;
        var own = FieldClasses.Careful(FieldClasses.Careful(rule.Class, inside), FieldClasses.Of(slot));
        return plan.Direction == Direction.Read ? FieldClasses.Careful(own, FieldClasses.Inside(_contract?.Find(place.Path)))
            : decided.Sources.Aggregate(
                plan.Direction == Direction.Write ? own : FieldClasses.Careful(own, FieldClasses.Inside(_contract?.Find(place.Path))),
                (careful, at) => FieldClasses.Careful(careful, ClassOf(place.Scope, at)));
    }

    /// <summary>What the contract of a canonical source says of a value there.</summary>
    private FieldClass ClassOf(Scope scope, SlotRef at)
    {
        var names = Names(scope.PointerOf(at));
        if (at.Relation >= 0)
            return FieldClasses.Inside(EntityCatalog.Find(plan.Relations[at.Relation].Target)?.Find(string.Join('.', names.Skip(1))));
        return FieldClasses.Inside(EntityCatalog.Find(mapping.SourceEntity ?? mapping.Entity)?.Find(string.Join('.', mapping.Collects
            ? names.Skip(1) : names)));
    }

    private MappingExplanation Unknown(string targetPath)
    {
        var path = string.Join('.', Names(targetPath));
        if (plan.Direction == Direction.Write)
            return mapping.SourceFields.Contains(path) ? Nothing(targetPath, "none", AbsenceCause.ReadOnly, $"the mapping only reads {path}")
                : Nothing(targetPath, "none", AbsenceCause.NoSuchField, $"the mapping has no field at {targetPath}");
        if (mapping.Slots.FirstOrDefault(slot => !slot.Reads && PointerOf(slot) == targetPath) is { } idle)
            return Nothing(targetPath, "none", AbsenceCause.WriteOnly, "its rule only writes to the vendor") with { Layer = idle.Layer,
                Origin = idle.Origin };
        return _contract?.Find(path) is not null
            ? Nothing(targetPath, "none", AbsenceCause.NoRule, $"the mapping has no rule for {path} of the contract \"{_contract.Name}\"")
            : Nothing(targetPath, "none", AbsenceCause.NoSuchField, $"the mapping has no field at {targetPath}");
    }

    private MappingExplanation Nothing(string targetPath, string rule, AbsenceCause cause, string why) =>
        new(targetPath, null, rule, MappingLayer.Base, mapping.Name, mapping.Version, null, null, why) { Origin = mapping.Origins[0], Cause = cause };

    private static string[] Steps(string pointer) =>
    [
        .. pointer.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
    ];

    private static IEnumerable<string> Names(string pointer) =>
        Steps(pointer).Where(step => !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static string PointerOf(MappingSlot slot) =>
        (slot.Path.StartsWith("x:", StringComparison.Ordinal) ? "/ext" : "") + FieldPlace.Pointer(slot.Path);

    private static string Bare(string path) => string.Join('.', path.Split('.').Select(step => step.Split('[')[0]));

    private static string Outer(string path) => path.LastIndexOf('.') is var dot and > 0 ? path[..dot] : "";
}
