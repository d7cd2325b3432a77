using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Credentials of the host's settings that can be replaced: refresh tokens rotate.</summary>
internal sealed class KeptCredentials(Dictionary<string, string?> settings) : ICredentialProvider
{
    private readonly Lock _gate = new();

    public async ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default)
    {
        IConfiguration now;
        lock (_gate)
            now = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return await new ConfigurationCredentials(now).GetAsync(key, ct);
    }

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default)
    {
        var (before, after) = ((RefreshCredential)replaced, (RefreshCredential)replacement);
        var field = $"Credentials:{key.Tenant.Value}:{key.Connection}:RefreshToken";
        lock (_gate)
        {
            if (settings[field] == before.RefreshToken.Reveal())
                settings[field] = after.RefreshToken.Reveal();
        }

        return ValueTask.CompletedTask;
    }
}
