using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Flows;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

/// <summary>One line that shows where the quantity of an invoice line came from: from the vendor's field through both mappings.</summary>
internal static class InvoiceExplanation
{
    private const string Flow = "approved-time-to-invoice";

    public static async Task<string?> FindAsync(IServiceProvider services, TenantContext tenant, CancellationToken ct)
    {
        var state = services.GetRequiredService<IStateStore>();
        await foreach (var run in FlowRuns.ListAsync(state, tenant.Tenant.Id, ct).Where(run => run.Flow == Flow && run.State == RunState.Done))
        {
            var intent = await FlowRuns.FindIntentAsync(state, tenant.Tenant.Id, run.Id, "erp-invoice", ct);
            if (intent is not null)
            {
                return await ExplainAsync(services, tenant, intent, run.Sources[0].GetProperty("source"), ct);
            }
        }

        return null;
    }

    private static async Task<string> ExplainAsync(IServiceProvider services, TenantContext tenant, Intent intent, JsonElement source,
        CancellationToken ct)
    {
        var connection = services.GetRequiredService<IConnections>().Open(tenant, source.GetProperty("connection").GetString()!);
        var (vendorObject, id) = (source.GetProperty("object").GetString()!, source.GetProperty("id").GetString()!);
        connection.Adapter.TryGet<IRecordReader>(vendorObject, out var reader);
        var mapping = tenant.Mappings.Inbound(connection.Settings.System, vendorObject);
        var page = await reader!.ReadAsync(connection, new ReadRequest(null, mapping.SourceFields) { Only = [id] }, ct).FirstAsync(ct);
        var field = mapping.Explain(page.Records[0], page.Related, connection.Settings.Name, "/duration");
        return $"invoice {intent.Key.Value} /lines/0/quantity <- timeEntry /duration = {field.Result} s "
            + $"<- {connection.Settings.System} {vendorObject}/{id} {field.SourcePath} = {field.Raw} "
            + $"(rule {field.Rule}, {field.Mapping} {field.Version}, layer {field.Layer.ToString().ToLowerInvariant()})";
    }
}
