using System.Diagnostics.CodeAnalysis;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>From a vendor's change feed to hints. The hints of a page and the feed's own checkpoint are one commit.</summary>
internal sealed class FeedIntake(IStateStore state, TimeProvider time)
{
    /// <summary>The feed of the trigger's object, where its vendor offers one.</summary>
    public static bool TryFind(FlowScope scope, Connection connection, [NotNullWhen(true)] out IChangeFeed? feed) =>
        connection.Adapter.TryGet(ObjectOf(scope, connection), out feed);

    /// <summary>Brings in what the feed tells. Where it tells that changes were lost, a read of the pages is asked for.</summary>
    public async Task ReadAsync(FlowScope scope, Connection connection, IChangeFeed feed, CancellationToken ct)
    {
        var (tenant, name, vendorObject) = (scope.TenantId, connection.Settings.Name, ObjectOf(scope, connection));
        var stream = $"{scope.Flow.Name}/{scope.Flow.Trigger.Entity}/feed";
        var watch = new PageWatch(connection.Settings.System, vendorObject);
        var from = await Checkpoints.FindAsync(state, tenant, name, stream, ct);
        await foreach (var page in feed.ReadAsync(connection, from, ct))
        {
            watch.Look(page);
            var hints = Hints.Of(name, page.Changes.Where(change => change.Key.Object == vendorObject && change.Kind != ChangeKind.Gap))
                .Select(hint => Hints.Ask(tenant, scope.Flow.Name, hint, WorkClass.Bulk));
            // A gap is asked for in the commit that passes it: a kill between would forget it.
            var lost = page.Changes.Where(change => change.Kind == ChangeKind.Gap).Take(1).Select(_ => FlowLanes.ToRead(
                tenant, scope.Flow.Name, origin: new(RunOrigin.Gap)));
            await scope.CommitAsync([.. hints, .. lost, Checkpoints.Advance(tenant, name, stream, page.Next, time.GetUtcNow())], ct);
        }
    }

    private static string ObjectOf(FlowScope scope, Connection connection) =>
        scope.Tenant.Mappings.InboundFor(connection.Settings.System, scope.Flow.Trigger.Entity).Object!;
}
