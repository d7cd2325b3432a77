namespace Connectors.Sandbox;

/// <summary>All (AND) or any (OR) of several conditions. A list, so that a long chain does not deepen the tree.</summary>
internal sealed record SuiteQlLogic(bool All, IReadOnlyList<SuiteQlCondition> Parts) : SuiteQlCondition
{
    public override void Bind(SuiteQlScope scope)
    {
        foreach (var part in Parts) part.Bind(scope);
    }

    public override bool? Holds(SuiteQlFrame frame)
    {
        bool? result = All;
        foreach (var part in Parts)
        {
            var holds = part.Holds(frame);
            if (holds == !All) return !All;
            if (holds is null) result = null;
        }
        return result;
    }

    public static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;
}
