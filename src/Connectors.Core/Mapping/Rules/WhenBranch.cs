namespace Connectors.Mapping;

/// <summary>A branch of the rule <c>when</c>.</summary>
/// <param name="if">Its condition; null always holds.</param>
/// <param name="then">What it gives.</param>
internal sealed class WhenBranch(Condition? @if, Rule then)
{
    public Condition? If => @if;

    public Rule Then => then;
}
