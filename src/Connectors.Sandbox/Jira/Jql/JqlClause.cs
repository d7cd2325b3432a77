namespace Connectors.Sandbox;

/// <summary>A condition.</summary>
internal abstract record JqlClause
{
    private JqlClause()
    {
    }

    public sealed record All(IReadOnlyList<JqlClause> Parts) : JqlClause;

    public sealed record Any(IReadOnlyList<JqlClause> Parts) : JqlClause;

    public sealed record Not(JqlClause Part) : JqlClause;

    public sealed record Compare(string Field, JqlOperator Operator, JqlOperand Operand) : JqlClause;
}
