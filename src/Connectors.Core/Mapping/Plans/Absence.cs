using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>Finds out why a rule gave nothing.</summary>
internal static class Absence
{
    /// <param name="plan">The plan that the rule belongs to.</param>
    /// <param name="scope">Where the rule stood.</param>
    /// <param name="rule">The rule that decided.</param>
    /// <param name="faultsBefore">How many faults there were before it ran.</param>
    public static (AbsenceCause Cause, string Why) Of(Plan plan, Scope scope, Rule rule, int faultsBefore)
    {
        var faults = scope.Session.Faults;
        var isRequired = faults.Length > faultsBefore && faults[^1].Rule == "required";
        if (faults.Length > faultsBefore && !isRequired)
            return (AbsenceCause.Refused, faults[^1].Message);
        var (cause, why) = Find(plan, scope, rule);
        return (cause, isRequired ? $"{why}; the field is required, so the record is refused" : why);
    }

    /// <summary>The adapter knows that a part of the record is missing: nothing of it is mapped then, whatever the field says.</summary>
    public static MappingExplanation Of(MappingExplanation found, Fault fault) => found.Result is null ? found : found with
    {
        Result = null,
        Cause = fault.Kind is FaultKind.Authorisation or FaultKind.Authentication ? AbsenceCause.NotVisible : AbsenceCause.Refused,
        WhyNull = fault.Message,
    };

    private static (AbsenceCause Cause, string Why) Find(Plan plan, Scope scope, Rule rule)
    {
        var values = rule.Sources.Select(at => (At: at, Raw: scope[at])).ToArray();
        var places = string.Join(", ", values.Select(value => scope.PointerOf(value.At)));
        if (rule is WhenRule)
            return (AbsenceCause.ConditionFalse, $"no condition of the rule holds; it looks at {places}");
        if (values.Length > 0 && values.All(value => value.Raw.IsAbsent))
        {
            foreach (var (at, _) in values.Where(value => value.At.Relation >= 0 && scope.Session.Related(value.At.Relation) is null))
                return Related(plan, scope, plan.Relations[at.Relation]);
            var isNull = values.All(value => value.Raw.Kind == System.Text.Json.JsonTokenType.Null);
            return (AbsenceCause.SourceAbsent, $"the source has {(isNull ? "null" : "no value")} at {places}");
        }

        return values.All(value => value.Raw.IsAbsent || Rule.IsBlank(value.Raw)) && values.Length > 0
            ? (AbsenceCause.SourceBlank, $"the source has a blank text at {places}, which counts as absent")
            : (AbsenceCause.NothingMade,
                $"the rule \"{rule.Name}\" makes nothing of {(places.Length == 0 ? "what it has" : $"the value at {places}")}");
    }

    private static (AbsenceCause Cause, string Why) Related(Plan plan, Scope scope, Relation relation)
    {
        var of = relation.Kind == RelationKind.Custom && relation.Owner >= 0 ? plan.Relations[relation.Owner] : relation;
        return of.Kind == RelationKind.Vendor && scope.Session.AtRoot(of.By).IsAbsent
            ? (AbsenceCause.SourceAbsent, $"the source has no value at {of.By.Pointer}, so that there is no record \"{relation.Name}\"")
            : (AbsenceCause.RelatedMissing, $"the related record \"{relation.Name}\" ({relation.Target}) did not travel along");
    }
}
