using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>A replay knows no secret and needs none.</summary>
internal sealed class NoCredentials : ICredentialProvider
{
    public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) =>
        throw new ReplayRefusedException($"The replay asked for a credential of connection '{key.Connection}': recordings hold none.");

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
        throw new ReplayRefusedException($"The replay would store a credential of connection '{key.Connection}': it stores nothing.");
}
