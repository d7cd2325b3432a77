using Connectors.Faults;

namespace Connectors.Tenancy;

/// <summary>Asks providers in order until one has the credential. One that is there but wrong ends the search: it must not be passed over for
/// another.</summary>
internal sealed class CredentialChain(params ImmutableArray<ICredentialProvider> providers) : ICredentialProvider
{
    public async ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default)
    {
        var absences = new List<string>();
        foreach (var provider in providers)
        {
            try
            {
                return await provider.GetAsync(key, ct);
            }
            catch (ConnectorException failure) when (failure.Fault.Rule == CredentialFields.Absent)
            {
                absences.Add(failure.Fault.Message);
            }
        }
        throw new ConnectorException(new(FaultKind.Configuration, string.Join(" ", absences)) { Rule = CredentialFields.Absent });
    }

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
        providers[^1].RotateAsync(key, replaced, replacement, ct);
}
