using System.Text;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests.Scenarios.Backlog;

/// <summary>Work that is one write: sends each item, and puts off what a broken conversation left, as runs are.</summary>
internal sealed class SendingWork(IVendorHttp http, IConnections connections, IStateStore store, IWorkLanes lanes) : ILaneWork
{
    public async Task<bool> DoAsync(
        TenantContext tenant, LaneLease lease, TimeSpan length, TimeSpan pause, FlowTally tally, CancellationToken stopping, CancellationToken ct)
    {
        var connection = connections.Open(tenant, "psa");
        var done = 0;
        foreach (var item in lease.Items)
        {
            CallOrigin.Current = new(FlowLanes.FlowOf(lease.Lane), null) { IsUrgent = item.Class == WorkClass.Interactive };
            if (!await SendAsync(connection, item, ct))
            {
                break;
            }

            done++;
        }

        await store.CommitAsync(
            [
                .. lease.Items.Take(done).Select(item => new StateChange.Complete(lease, item)),
                .. lease.Items.Skip(done).Select(item => new StateChange.Defer(lease, item, pause)),
            ],
            ct);
        await lanes.ReleaseAsync(lease, ct);
        return done == lease.Items.Length;
    }

    private async Task<bool> SendAsync(Connection connection, WorkItem item, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "things") { Content = new StringContent(Encoding.UTF8.GetString(item.Payload.Span)) };
        request.Options.Set(RequestTraits.IsRepeatable, true);
        try
        {
            return (await http.SendAsync(connection, request, ct)).IsSuccess;
        }
        catch (ConnectorException)
        {
            return false;
        }
    }
}
