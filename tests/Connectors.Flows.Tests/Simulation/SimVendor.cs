using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>The way of one process to a vendor.</summary>
internal abstract class SimVendor(SimAccount account, SimFaults faults) : IRecordReader, IRecordFinder, IRecordWriter
{
    public WriteGuarantee Guarantee => account.KnowsKeys ? WriteGuarantee.ExactByKey : WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/things")]
    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var from = request.From?.Value ?? "";
        while (true)
        {
            await faults.BeforeAsync($"read {connection.Settings.Name}");
            var page = account.Records.Values
                .Where(record => request.Only.IsEmpty ? string.CompareOrdinal(Version(record), from) > 0 : request.Only.Contains($"{record["id"]}"))
                .OrderBy(Version, StringComparer.Ordinal).Take(request.Only.IsEmpty ? 3 : int.MaxValue).ToArray();
            from = page.Length == 0 || !request.Only.IsEmpty ? from : Version(page[^1]);
            var isLast = page.Length < 3 || !request.Only.IsEmpty;
            yield return new([.. page.Select(Record)], RelatedRecords.None, new(from), isLast);
            if (isLast)
            {
                yield break;
            }
        }
    }

    [VendorRoute("GET", "/things")]
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default)
    {
        await faults.BeforeAsync("find at vendor");
        var found = account.Records.Values.Where(record => record["key"]?.ToString() == key.Value).ToArray();
        return found.Length < 2
            ? found.Select(Record).FirstOrDefault()
            : throw new ConnectorException(new(FaultKind.Duplicate, "Several records carry our key."));
    }

    [VendorRoute("POST", "/things")]
    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        await faults.BeforeAsync("write");
        var record = account.Write(command);
        faults.Wrote($"{record["name"]}");
        await faults.AfterAsync("write", FaultKind.InDoubt);
        return new WriteResult.Written(new("things", $"{record["id"]}"), Version(record), true);
    }

    private static string Version(JsonObject record) => record["version"]!.ToString();

    private static VendorRecord Record(JsonObject record) => new(
        new("things", $"{record["id"]}"), Version(record), null, RecordState.Live, Encoding.UTF8.GetBytes(record.ToJsonString()));
}
