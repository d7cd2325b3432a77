namespace Connectors.State;

/// <summary>A stored value. Immutable.</summary>
/// <param name="Key">Its address.</param>
/// <param name="ETag">Tag of this version; empty in a new entry that must not exist yet.</param>
/// <param name="Json">UTF-8 JSON.</param>
public sealed record StateEntry(StateKey Key, string ETag, ReadOnlyMemory<byte> Json)
{
    /// <summary>When it becomes due, UTC; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Texts by which a query finds it; at most 16.</summary>
    public ImmutableArray<string> IndexKeys { get; init; } = [];
}
