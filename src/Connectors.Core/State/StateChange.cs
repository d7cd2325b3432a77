namespace Connectors.State;

/// <summary>A change to state, as a value: nothing happens until it is committed. A closed set.</summary>
/// <param name="Key">What is changed.</param>
public abstract record StateChange(StateKey Key)
{
    /// <summary>Stores an entry. An empty ETag means it must not exist yet, another must match what is stored.</summary>
    /// <param name="Entry">The entry.</param>
    public sealed record Put(StateEntry Entry) : StateChange(Entry.Key);

    /// <summary>Stores an entry whatever is there.</summary>
    /// <param name="Entry">The entry; its ETag is ignored.</param>
    public sealed record Set(StateEntry Entry) : StateChange(Entry.Key);

    /// <summary>Removes an entry.</summary>
    /// <param name="Key">Which.</param>
    /// <param name="ETag">The version that must still stand.</param>
    public sealed record Remove(StateKey Key, string ETag) : StateChange(Key);
}
