using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>What a rule makes, as far as its document tells: compared with the contract when a mapping is compiled.</summary>
/// <param name="Kind">Kind of the value; null when only a run can tell.</param>
internal sealed record RuleResult(MemberKind? Kind)
{
    public static RuleResult Any { get; } = new((MemberKind?)null);

    /// <summary>The codes that a table or a constant may give.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The contract that a reference points to.</summary>
    public string? Entity { get; init; }
}
