namespace Connectors.Sandbox;

internal abstract record SoqlCondition
{
    internal sealed record All(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

    internal sealed record Any(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

    internal sealed record Not(SoqlCondition Part) : SoqlCondition;

    internal sealed record Compare(SoqlPath Field, SoqlOperator Operator, SoqlLiteral Value) : SoqlCondition;

    internal sealed record In(SoqlPath Field, IReadOnlyList<SoqlLiteral> Values, bool Negated) : SoqlCondition;

    /// <summary>A semi-join: <c>Id IN (SELECT AccountId FROM Opportunity)</c>.</summary>
    internal sealed record InQuery(SoqlPath Field, SoqlQuery Query, bool Negated) : SoqlCondition;
}
