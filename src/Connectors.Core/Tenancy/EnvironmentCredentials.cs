using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.Tenancy;

/// <summary>Credentials from environment variables such as <c>CONNECTORS_ACME_PSA_CLIENT_ID</c>.</summary>
/// <remarks>
/// A hyphen of a tenant or reference becomes two underscores: with one, tenant <c>a-b</c> with reference <c>c</c> and tenant <c>a</c> with reference
/// <c>b-c</c> would share a variable. References therefore hold letters, digits and hyphens only and begin with a letter or digit.
/// </remarks>
/// <param name="read">The value of a variable; <see cref="Environment.GetEnvironmentVariable(string)"/> but in tests.</param>
internal sealed partial class EnvironmentCredentials(Func<string, string?> read) : ICredentialProvider
{
    public EnvironmentCredentials()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    public async ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default)
    {
        if (!Reference().IsMatch(key.Reference))
            throw CredentialFields.Fault(key, "a reference in environment variables holds letters, digits and hyphens only: rename it.");
        var prefix = $"CONNECTORS_{Part(key.Tenant.Value)}_{Part(key.Reference)}_";
        var fields = new CredentialFields(key, field => read(NameOf(field)), NameOf);
        return await fields.ToCredentialAsync(ct)
            ?? throw CredentialFields.Fault(
                key, $"no variable {prefix}TOKEN, {prefix}CLIENT_ID or the like is set: set it, or use another provider.", CredentialFields.Absent);

        string NameOf(string field) => prefix + WordStart().Replace(field, "_$0").ToUpperInvariant();
    }

    public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
        throw new ConnectorException(new(
            FaultKind.Unsupported,
            $"Credential '{key.Reference}' of tenant '{key.Tenant.Value}' rotates, but environment variables cannot store it: "
            + "register a provider that can with UseCredentials."));

    private static string Part(string name) => name.Replace("-", "__", StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,127}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
