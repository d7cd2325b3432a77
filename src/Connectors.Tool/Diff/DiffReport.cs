using System.Collections.Immutable;

namespace Connectors.Tool;

/// <summary>What a comparison found.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Diffs">Pairs whose texts differ, sorted by name.</param>
/// <param name="Same">How many pairs are the same text.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Records">Records that were compared, each once, however many stacks it went through.</param>
internal sealed record DiffReport(DiffRequest Request, ImmutableArray<PairDiff> Diffs, int Same, int Files, int Records)
{
    public bool IsChanged => Diffs.Any(diff => diff.IsChanged);

    public Loss Losses => Diffs.Aggregate(Loss.None, (losses, diff) => losses | diff.Losses);

    /// <summary>The tenants that a difference reaches, with the mappings that differ for them.</summary>
    public IEnumerable<(string Tenant, string[] Mappings)> Tenants => Diffs.Where(diff => diff.IsChanged)
        .SelectMany(diff => diff.Pair.Tenants.Select(tenant => (Tenant: tenant, diff.Pair.Name)))
        .GroupBy(one => one.Tenant, one => one.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Order(StringComparer.Ordinal).ToArray()));

    public int ExitCode => Request.FailOn switch
    {
        FailOn.Loss when Losses != Loss.None => ExitCodes.Lost,
        FailOn.Refusals when Losses.HasFlag(Loss.Refusals) => ExitCodes.Lost,
        FailOn.Money when Losses.HasFlag(Loss.Money) => ExitCodes.Lost,
        FailOn.Any when Losses != Loss.None => ExitCodes.Lost,
        FailOn.Any when IsChanged => ExitCodes.Differs,
        _ => ExitCodes.Done,
    };
}
