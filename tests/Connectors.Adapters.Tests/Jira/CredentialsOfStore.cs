using Connectors.Tenancy;

namespace Connectors.Jira.Tests;

/// <summary>The provider that the container makes; what it gives out stands in the test's own store.</summary>
internal sealed class CredentialsOfStore(StoredCredentials store) : ICredentialProvider
{
    public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) => store.GetAsync(key, ct);

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
        store.RotateAsync(key, replaced, replacement, ct);
}
