using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting;

/// <summary>The check at start: options, adapters, base mappings, and for each named tenant its overlays, connections, roles and credentials. Finds all faults, not the first.</summary>
/// <remarks>Asks the credential provider, sends nothing to a vendor. Thread-safe.</remarks>
public sealed class ConnectorsCheck
{
    private readonly IOptions<ConnectorsOptions> _options;
    private readonly IReadOnlyList<AdapterRegistration> _adapters;
    private readonly MappingShelf _shelf;
    private readonly ITenants _tenants;
    private readonly IConnections _connections;
    private readonly ICredentialProvider _credentials;

    internal ConnectorsCheck(
        IOptions<ConnectorsOptions> options, IEnumerable<AdapterRegistration> adapters, MappingShelf shelf, ITenants tenants, IConnections connections,
        ICredentialProvider credentials) =>
        (_options, _adapters, _shelf, _tenants, _connections, _credentials) = (options, [.. adapters], shelf, tenants, connections, credentials);

    /// <summary>All faults; empty when the house may open.</summary>
    /// <param name="tenants">Which tenants to check; none checks the house alone.</param>
    /// <param name="ct">Ends the check.</param>
    public async ValueTask<ImmutableArray<Fault>> RunAsync(IEnumerable<TenantId> tenants, CancellationToken ct = default)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        Try(faults, () => _ = _options.Value);
        faults.AddRange(_adapters.SelectMany(adapter => adapter.MissingParts().Select(part =>
            new Fault(FaultKind.Configuration, $"The adapter '{adapter.System}' lacks {part}: call {part}<...>() in its definition."))));
        if (!_shelf.Outcome.IsSuccess)
        {
            faults.AddRange(_shelf.Outcome.Faults);
            return faults.ToImmutable();
        }

        foreach (var id in tenants)
        {
            await CheckAsync(id, faults, ct);
        }

        return faults.ToImmutable();
    }

    private async ValueTask CheckAsync(TenantId id, ImmutableArray<Fault>.Builder faults, CancellationToken ct)
    {
        TenantContext tenant;
        try
        {
            tenant = await _tenants.OpenAsync(id, ct);
        }
        catch (ConnectorException unopened)
        {
            faults.Add(unopened.Fault);
            return;
        }

        foreach (var settings in tenant.Tenant.Connections)
        {
            Connection? connection = null;
            Try(faults, () => connection = _connections.Open(tenant, settings.Name));
            if (connection is not null)
            {
                await TryAsync(faults, async () => await _credentials.GetAsync(connection.CredentialKey, ct));
            }
        }

        foreach (var (role, name) in tenant.Tenant.Roles.Where(role => tenant.Tenant.Connections.All(connection => connection.Name != role.Value)))
        {
            faults.Add(new(FaultKind.Configuration, $"Role '{role}' of tenant '{id}' names the connection '{name}', which the tenant does not have."));
        }
    }

    private static void Try(ImmutableArray<Fault>.Builder faults, Action check)
    {
        try
        {
            check();
        }
        catch (ConnectorException refused)
        {
            faults.Add(refused.Fault);
        }
        catch (OptionsValidationException invalid)
        {
            faults.AddRange(invalid.Failures.Select(text => new Fault(FaultKind.Configuration, text)));
        }
    }

    private static async ValueTask TryAsync(ImmutableArray<Fault>.Builder faults, Func<ValueTask> check)
    {
        try
        {
            await check();
        }
        catch (ConnectorException refused)
        {
            faults.Add(refused.Fault);
        }
    }
}
