namespace Connectors.Mapping;

/// <summary>A kind of rule: the member that names it and how it is made.</summary>
/// <param name="Name">The member.</param>
/// <param name="Create">Makes the rule for the direction of its specification.</param>
internal sealed record RuleKind(string Name, Func<RuleSpec, Rule> Create)
{
    public RuleUses Uses { get; init; } = RuleUses.All;

    /// <summary>Whether the named member holds a vendor path that the same rule can write to.</summary>
    public bool Inverts { get; init; }

    /// <summary>What the rule writes to a vendor; null for one value at the named path.</summary>
    public Func<RuleSpec, IEnumerable<WriteLeaf>>? Inverse { get; init; }
}
