using System.Security.Cryptography;
using System.Text;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>Size, proof, duplicates, then one commit of marks and hints.</summary>
internal sealed class WebhookIntake(
    ITenants tenants, IConnections connections, WebhookFlows flows, IStateStore state, IOptions<WebhookOptions> options, TimeProvider time)
    : IWebhookIntake
{
    private const int MaxConflicts = 5;

    /// <summary>Marks outlive what the vendor sends again by this, since clocks differ.</summary>
    private static readonly TimeSpan Longer = TimeSpan.FromDays(1);

    public async ValueTask<Outcome<WebhookReceipt>> AcceptAsync(
        TenantId tenant, string connection, string? vendorObject, WebhookDelivery delivery, CancellationToken ct = default)
    {
        if (delivery.Body.Length > options.Value.MaxBytes)
        {
            return new Fault(FaultKind.LimitExceeded,
                $"A webhook has {delivery.Body.Length} bytes, at most {options.Value.MaxBytes} are taken: let the vendor send less, or allow more.")
            { Rule = "size" };
        }

        var (opened, at) = await OpenAsync(tenant, connection, ct);
        if (!at.IsSuccess)
        {
            return Outcome<WebhookReceipt>.Failed(at.Faults);
        }

        var decoders = Decoders(at.Value, vendorObject);
        var decoded = await DecodeAsync(at.Value, decoders, delivery, ct);
        return decoded.IsSuccess
            ? await StoreAsync(opened!, at.Value, decoded.Value, Keep(decoders), ct)
            : Outcome<WebhookReceipt>.Failed(decoded.Faults);
    }

    private async ValueTask<(TenantContext? Tenant, Outcome<Connection> Connection)> OpenAsync(
        TenantId tenant, string connection, CancellationToken ct)
    {
        try
        {
            var opened = await tenants.OpenAsync(tenant, ct);
            return (opened, connections.Open(opened, connection));
        }
        catch (ConnectorException unknown)
        {
            return (null, unknown.Fault);
        }
    }

    private static IWebhookDecoder[] Decoders(Connection connection, string? vendorObject) =>
    [
        .. connection.Adapter.Descriptor.Objects.Where(known => vendorObject is null || known.Name == vendorObject)
            .Select(known => connection.Adapter.TryGet<IWebhookDecoder>(known.Name, out var decoder) ? decoder : null).OfType<IWebhookDecoder>(),
    ];

    private static TimeSpan Keep(IWebhookDecoder[] decoders) => decoders.Max(decoder => decoder.RetryWindow) + Longer;

    /// <summary>What all decoders read that find the proof right.</summary>
    private static async ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(
        Connection connection, IWebhookDecoder[] decoders, WebhookDelivery delivery, CancellationToken ct)
    {
        var (changes, refusals, isAccepted) = (new HashSet<VendorChange>(), new List<Fault>(), false);
        foreach (var decoder in decoders)
        {
            var decoded = await decoder.DecodeAsync(connection, delivery, ct);
            isAccepted |= decoded.IsSuccess;
            changes.UnionWith(decoded.IsSuccess ? decoded.Value : []);
            refusals.AddRange(decoded.Faults);
        }

        return isAccepted ? changes.ToImmutableArray()
            : refusals.Count > 0 ? Outcome<ImmutableArray<VendorChange>>.Failed([.. refusals.Distinct()])
            : new Fault(FaultKind.Unsupported, $"{connection.Settings.System} takes no webhooks for this address.") { Rule = "webhook" };
    }

    private async ValueTask<Outcome<WebhookReceipt>> StoreAsync(
        TenantContext tenant, Connection connection, ImmutableArray<VendorChange> changes, TimeSpan keep, CancellationToken ct)
    {
        var marks = changes.GroupBy(change => MarkOf(tenant.Tenant.Id, connection, change)).ToDictionary(group => group.Key, group => group.First());
        for (var conflicts = 0; ; conflicts++)
        {
            var known = (await state.FindAsync([.. marks.Keys], ct)).Select(entry => entry.Key).ToHashSet();
            var fresh = marks.Where(mark => !known.Contains(mark.Key)).ToArray();
            var work = flows.Ask(tenant, connection, [.. fresh.Select(mark => mark.Value)]);
            var receipt = new WebhookReceipt(changes.Length, changes.Length - fresh.Length, work.Length);
            if (work.IsEmpty)
            {
                return receipt;
            }

            try
            {
                var due = time.GetUtcNow() + keep;
                await state.CommitAsync([.. work, .. fresh.Select(mark => Marked(mark.Key, due))], ct);
                return receipt;
            }
            catch (StateConflictException) when (conflicts < MaxConflicts)
            {
                // The same delivery twice at once: the other one is stored.
            }
        }
    }

    private static StateChange Marked(StateKey key, DateTimeOffset due) => new StateChange.Put(new(key, "", "{}"u8.ToArray()) { DueAt = due });

    private static StateKey MarkOf(TenantId tenant, Connection connection, VendorChange change)
    {
        var told = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', change.EventId, change.Key.Object, change.Key.Id, change.Kind)));
        return new(tenant, FlowSets.Delivery, $"{connection.Settings.Name}/{Convert.ToHexStringLower(told.AsSpan(0, 16))}");
    }
}
