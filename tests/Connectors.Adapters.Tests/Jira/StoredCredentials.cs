using System.Collections.Concurrent;
using Connectors.Tenancy;

namespace Connectors.Jira.Tests;

/// <summary>A store of one credential that can be replaced, with a list of when it was.</summary>
internal sealed class StoredCredentials(Credential first, ConcurrentQueue<string> journal)
{
    /// <summary>What stands in the store; another process may have put it there.</summary>
    public Credential Current { get; set; } = first;

    /// <summary>Answers of the first look-ups, before <see cref="Current"/>: what a process saw before another one was quicker.</summary>
    public ConcurrentQueue<Credential> Stale { get; } = [];

    public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) =>
        new(key.Reference == "hook" ? new BearerCredential(new("hook-secret")) : Stale.TryDequeue(out var stale) ? stale : Current);

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default)
    {
        journal.Enqueue("stored");
        Current = replacement;
        return ValueTask.CompletedTask;
    }
}
