using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting;

/// <summary>The check at start: options, adapters, base mappings, flows, and for each named tenant its overlays, connections, roles and credentials.
/// Finds all faults, not the first.</summary>
/// <remarks>Asks the credential provider, sends nothing to a vendor. Thread-safe.</remarks>
public sealed class ConnectorsCheck
{
    private readonly IServiceProvider _services;
    private readonly IReadOnlyList<AdapterRegistration> _adapters;
    private readonly MappingShelf _shelf;
    private readonly ITenantDirectory _directory;
    private readonly Tenants _tenants;
    private readonly ICredentialProvider _credentials;

    /// <remarks>Connections are asked for later: with wrong options they cannot be made, and the check is there to say so.</remarks>
    internal ConnectorsCheck(
        IServiceProvider services, IEnumerable<AdapterRegistration> adapters, MappingShelf shelf, ITenantDirectory directory, Tenants tenants,
        ICredentialProvider credentials) =>
        (_services, _adapters, _shelf, _directory, _tenants, _credentials) = (services, [.. adapters], shelf, directory, tenants, credentials);

    /// <summary>All faults; empty when the house may open.</summary>
    /// <param name="tenants">Which tenants to check; none checks the house alone.</param>
    /// <param name="ct">Ends the check.</param>
    public async ValueTask<ImmutableArray<Fault>> RunAsync(IEnumerable<TenantId> tenants, CancellationToken ct = default)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        faults.AddRange(OptionFaults());
        var connections = faults.Count == 0 ? _services.GetRequiredService<IConnections>() : null;
        var incomplete = _adapters.SelectMany(adapter => adapter.MissingParts().Select(part => (adapter.System, Part: part))).ToArray();
        faults.AddRange(incomplete.Select(line =>
            new Fault(FaultKind.Configuration, $"The adapter '{line.System}' lacks {line.Part}: call {line.Part}<...>() in its definition.")));
        if (!_shelf.Outcome.IsSuccess)
        {
            faults.AddRange(_shelf.Outcome.Faults);
        }
        else if (_shelf.Mappings.Compile([]) is { IsSuccess: true } house)
        {
            faults.AddRange(_services.GetServices<IStartupCheck>().SelectMany(check => check.Find(house.Value)));
        }

        foreach (var id in tenants)
        {
            await CheckAsync(id, incomplete.Length == 0 ? connections : null, faults, ct);
        }

        return faults.ToImmutable();
    }

    /// <summary>Options of the house, of adapters and of whatever else the host has checked at start.</summary>
    private IEnumerable<Fault> OptionFaults()
    {
        try
        {
            _services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return Faults(invalid);
        }
        catch (AggregateException several)
        {
            return several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(Faults);
        }

        static IEnumerable<Fault> Faults(OptionsValidationException invalid) =>
            invalid.Failures.Select(text => new Fault(FaultKind.Configuration, text) { Rule = "options" });
    }

    private async ValueTask CheckAsync(TenantId id, IConnections? connections, ImmutableArray<Fault>.Builder faults, CancellationToken ct)
    {
        Tenant? tenant = null;
        await TryAsync(faults, async () => tenant = await _directory.FindAsync(id, ct) ?? throw new ConnectorException(Tenants.Unknown(id)));
        if (tenant is null)
        {
            return;
        }

        if (_shelf.Outcome.IsSuccess)
        {
            await CheckMappingsAsync(tenant, connections, faults, ct);
        }

        foreach (var settings in tenant.Connections)
        {
            await TryAsync(faults, async () => await _credentials.GetAsync(new(id, settings.Name, settings.CredentialReference), ct));
        }

        var known = tenant.Connections.IsEmpty ? "none" : string.Join(", ", tenant.Connections.Select(connection => connection.Name));
        faults.AddRange(tenant.Roles.Where(role => tenant.Connections.All(connection => connection.Name != role.Value)).Select(role => new Fault(
            FaultKind.Configuration,
            $"Role '{role.Key}' of tenant '{id}' names the connection '{role.Value}', which the tenant does not have. "
            + $"It has: {known}. Add it or correct the role.")
        {
            Rule = "role",
        }));
    }

    private async ValueTask CheckMappingsAsync(Tenant tenant, IConnections? connections, ImmutableArray<Fault>.Builder faults, CancellationToken ct)
    {
        MappingCatalog? own = null;
        await TryAsync(faults, async () =>
        {
            var compiled = await _tenants.CompileAsync(tenant, ct);
            faults.AddRange(compiled.Faults);
            own = compiled.IsSuccess ? compiled.Value : null;
        });
        if (connections is null || !_shelf.Mappings.Compile([]).IsSuccess)
        {
            return;
        }

        // The base mappings stand in, so that a wrong overlay does not hide a wrong address.
        var context = new TenantContext(tenant, own ?? _shelf.Mappings.Compile([]).Value!);
        faults.AddRange(_services.GetServices<IStartupCheck>().SelectMany(check => check.Find(tenant, context.Mappings)));
        foreach (var settings in tenant.Connections)
        {
            await TryAsync(faults, () =>
            {
                connections.Open(context, settings.Name);
                return ValueTask.CompletedTask;
            });
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
