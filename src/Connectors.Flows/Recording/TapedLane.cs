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
}
