using System.Text;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>Drives every object class of an adapter through all that it can do, and keeps which requests each of them made.</summary>
internal sealed class AdapterWalk(AdapterHouse house, ShapeVendor vendor)
{
    private const int MostPages = 60;
    private const string First = "first";
    private const string Second = "second";
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>What went wrong, told with object and ability.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>What each object asked of the vendor.</summary>
    public Dictionary<string, IReadOnlyList<RequestLogEntry>> Requests { get; } = new(StringComparer.Ordinal);

    private IAdapter Adapter => house.Connection.Adapter;

    public async Task RunAsync()
    {
        foreach (var line in Adapter.Descriptor.Objects)
        {
            var before = house.Account.Log.Entries.Count;
            var last = await TryAsync(line.Name, "read", () => ReadAsync(line.Name, null));
            await TryAsync(line.Name, "write", () => WriteAsync(line.Name));
            await TryAsync(line.Name, "read on", () => ReadAsync(line.Name, last));
            await TryAsync(line.Name, "read by id", () => ReadOnlyAsync(line.Name));
            await TryAsync(line.Name, "changes", () => ChangesAsync(line.Name));
            await TryAsync(line.Name, "fields", () => FieldsAsync(line.Name));
            Requests[line.Name] = [.. house.Account.Log.Entries.Skip(before)];
        }
    }

    private async Task<T?> TryAsync<T>(string vendorObject, string ability, Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (ConnectorException broken)
        {
            Troubles.Add($"{vendorObject}, {ability}: {broken.Fault}");
            return default;
        }
    }

    private ReadRequest Request(string vendorObject, Cursor? from) => new(
        from, house.Connection.Tenant.Mappings.TryInbound(vendor.Name, vendorObject, out var mapping) ? mapping.SourceFields : []);

    private async Task<Cursor?> ReadAsync(string vendorObject, Cursor? from)
    {
        if (!Adapter.TryGet<IRecordReader>(vendorObject, out var reader))
            return null;
        var pages = await reader.ReadAsync(house.Connection, Request(vendorObject, from)).Take(MostPages).ToListAsync();
        if (pages.SelectMany(page => page.Records).Select(record => record.Key.Id).FirstOrDefault(id => id.Length > 0) is { } id)
            _ids.TryAdd(vendorObject, id);
        return pages.LastOrDefault()?.Next;
    }

    private async Task<bool> ReadOnlyAsync(string vendorObject)
    {
        if (!Adapter.TryGet<IRecordReader>(vendorObject, out var reader))
            return false;
        if (!_ids.TryGetValue(vendorObject, out var id))
        {
            Troubles.Add($"{vendorObject}, read by id: there is no record to ask for");
            return false;
        }

        var pages = await reader.ReadAsync(house.Connection, Request(vendorObject, null) with { Only = [id] }).Take(MostPages).ToListAsync();
        var found = pages.SelectMany(page => page.Records).Select(record => record.Key.Id).Distinct().ToArray();
        if (found is not [var only] || only != id)
            Troubles.Add($"{vendorObject}, read by id: asked for one record and got {found.Length}");
        return true;
    }

    /// <summary>Create, upsert twice, look up, change, archive, delete. What a writer does not offer it refuses as unsupported.</summary>
    private async Task<bool> WriteAsync(string vendorObject)
    {
        if (!Adapter.TryGet<IRecordWriter>(vendorObject, out var writer))
            return false;
        if (!vendor.Bodies.ContainsKey(vendorObject))
        {
            Troubles.Add($"{vendorObject}, write: no body to write is set");
            return false;
        }

        var made = await SendAsync(writer, vendorObject, WriteVerb.Create, null, First);
        var upserted = await SendAsync(writer, vendorObject, WriteVerb.Upsert, null, Second);
        var again = await SendAsync(writer, vendorObject, WriteVerb.Upsert, null, Second);
        if (upserted is not null && again is not null && (again.Created || again.Key != upserted.Key))
            Troubles.Add($"{vendorObject}, upsert: the same key made {upserted.Key} and {again.Key}");
        if ((upserted ?? made) is { } known && Adapter.TryGet<IRecordFinder>(vendorObject, out var finder))
        {
            var found = await finder.FindAsync(house.Connection, Key(vendorObject, upserted is null ? First : Second));
            if (found?.Key != known.Key)
                Troubles.Add($"{vendorObject}, find: {known.Key} was written and {found?.Key.ToString() ?? "nothing"} found");
        }

        if ((made ?? upserted)?.Key is { } target)
        {
            _ids[vendorObject] = (upserted ?? made)!.Key.Id;
            foreach (var verb in (WriteVerb[])[WriteVerb.Update, WriteVerb.Archive, WriteVerb.Delete])
                await SendAsync(writer, vendorObject, verb, target, First);
        }
        else
        {
            Troubles.Add($"{vendorObject}, write: neither create nor upsert is offered");
        }

        return true;
    }

    private async Task<WriteResult.Written?> SendAsync(IRecordWriter writer, string vendorObject, WriteVerb verb, VendorKey? target, string key)
    {
        var body = _ids.Aggregate(
            vendor.Bodies[vendorObject].Replace("@key", Key(vendorObject, key).Value, StringComparison.Ordinal),
            (text, known) => text.Replace($"\"@{known.Key}\"", $"\"{known.Value}\"", StringComparison.Ordinal));
        var result = await writer.WriteAsync(
            house.Connection, new(verb, vendorObject, target, Key(vendorObject, key), null, Encoding.UTF8.GetBytes(body)));
        switch (result)
        {
            case WriteResult.Written written:
                return written;
            case WriteResult.Refused refused when refused.Faults.All(fault => fault.Kind == FaultKind.Unsupported):
                return null;
            case WriteResult.Refused refused:
                Troubles.Add($"{vendorObject}, {verb}: {string.Join("; ", refused.Faults)}");
                return null;
            default:
                Troubles.Add($"{vendorObject}, {verb}: {result}");
                return null;
        }
    }

    private async Task<bool> ChangesAsync(string vendorObject)
    {
        if (!Adapter.TryGet<IChangeFeed>(vendorObject, out var feed))
            return false;
        var pages = await feed.ReadAsync(house.Connection, null).Take(MostPages).ToListAsync();
        if (pages.LastOrDefault()?.Next is { } next)
            await feed.ReadAsync(house.Connection, next).Take(MostPages).ToListAsync();
        return true;
    }

    private async Task<bool> FieldsAsync(string vendorObject)
    {
        if (!Adapter.TryGet<IFieldCatalog>(vendorObject, out var catalog))
            return false;
        if ((await catalog.DescribeAsync(house.Connection)).IsEmpty)
            Troubles.Add($"{vendorObject}, fields: there are none");
        return true;
    }

    /// <summary>With the object in its value: NetSuite keeps external ids unique over customers and employees together.</summary>
    private static ExternalKey Key(string vendorObject, string value) =>
        new("acme-connectors", vendorObject, $"{vendorObject}-{value}".Replace(' ', '_'));
}
