using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What a lane answered.</summary>
/// <param name="Verb"><c>claim</c>, <c>list</c> or <c>measure</c>.</param>
/// <param name="Lane">Name of the lane; null when nothing was to be had.</param>
internal sealed record TapedLane(string Verb, string? Lane)
{
    public string? Owner { get; init; }

    public long Fence { get; init; }

    public DateTimeOffset? Until { get; init; }

    public ImmutableArray<TapedItem>? Items { get; init; }

    public ImmutableArray<TapedDepth>? Depths { get; init; }

    public static TapedLane Of(LaneLease lease) => new("claim", lease.Lane.Name)
    {
        Owner = lease.Owner, Fence = lease.Fence, Until = lease.Until, Items = [.. lease.Items.Select(TapedItem.Of)],
    };

    /// <summary>The lease; null when nothing was to be had.</summary>
    public LaneLease? ToLease(TenantId tenant) => Lane is null ? null
        : new(new(tenant, Lane), Owner!, Fence, Until!.Value, [.. Items!.Value.Select(item => item.In(new(tenant, Lane)))]);
}
