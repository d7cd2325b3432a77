using Connectors.Faults;
using Microsoft.Extensions.Configuration;

namespace Connectors.Tenancy;

/// <summary>Credentials from configuration: <c>Credentials:{tenant}:{reference}</c>, else <c>Credentials:{tenant}:{connection}</c>. For development
/// and small hosts.</summary>
/// <param name="configuration">The section that holds <c>Credentials</c>. Read at each request, so that a reload counts at once.</param>
internal sealed class ConfigurationCredentials(IConfiguration configuration) : ICredentialProvider
{
    public async ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default)
    {
        string[] names = [key.Reference, key.Connection];
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            // A name with ':' would address another depth of the configuration.
            if (!CredentialFields.IsPlainName(name))
                throw CredentialFields.Fault(key, "connection and reference may hold letters, digits, '.', '_' and '-' only: rename them.");
            var section = configuration.GetSection("Credentials").GetSection(key.Tenant.Value).GetSection(name);
            var fields = new CredentialFields(key, field => section[field], field => $"{section.Path}:{field}");
            if (await fields.ToCredentialAsync(ct) is { } credential)
                return credential;
        }
        var places = string.Join(" or ", names.Distinct(StringComparer.Ordinal).Select(Place));
        throw CredentialFields.Fault(key, $"nothing is set under {places}: set it there, or use another provider.", CredentialFields.Absent);

        string Place(string name) => configuration.GetSection("Credentials").GetSection(key.Tenant.Value).GetSection(name).Path;
    }

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
        throw new ConnectorException(new(
            FaultKind.Unsupported,
            $"Credential '{key.Reference}' of tenant '{key.Tenant.Value}' rotates, but configuration cannot store it: "
            + "register a provider that can with UseCredentials."));
}
