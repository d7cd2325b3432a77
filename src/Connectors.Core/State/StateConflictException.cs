namespace Connectors.State;

/// <summary>A commit was refused because an entry is not as it was: nothing of the commit was done. Read again, then decide.</summary>
/// <param name="key">The first entry that did not fit.</param>
/// <param name="expected">The tag that the change named; empty for "must not exist".</param>
/// <param name="actual">The stored tag; empty when there is no entry.</param>
public sealed class StateConflictException(StateKey key, string expected, string actual)
    : Exception($"State {key.Set}/{key.Key} of tenant {key.Tenant} has tag '{actual}', not '{expected}': read it again and decide anew.")
{
    /// <summary>The entry.</summary>
    public StateKey Key { get; } = key;

    /// <summary>The tag that the change named.</summary>
    public string Expected { get; } = expected;

    /// <summary>The stored tag.</summary>
    public string Actual { get; } = actual;
}
