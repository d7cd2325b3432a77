using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Creates, changes and removes records. Everything is worked out on a copy; nothing is saved when the vendor refuses.</summary>
internal sealed class NetSuiteWriter(NetSuiteBooks books)
{
    /// <summary>The new record's id.</summary>
    public string Create(NetSuiteObject type, NetSuiteChange change)
    {
        var record = new JsonObject { ["id"] = "" };
        Merge(type, record, change);
        CheckKeys(type, record, null);
        Complete(type, record, null);
        record["id"] = books.NewId(type);
        books.Store(type, record);
        type.Saved(record, null, books);
        return record.Id();
    }

    public void Update(NetSuiteObject type, JsonObject before, NetSuiteChange change)
    {
        var record = before.Copy();
        Merge(type, record, change);
        CheckKeys(type, record, before);
        Complete(type, record, before);
        books.Store(type, record);
        type.Saved(record, before, books);
    }

    public void Delete(NetSuiteObject type, JsonObject record)
    {
        if (new NetSuiteDependents(books).Exist(type, record.Id())) throw NetSuiteErrors.HasDependents();
        books.Delete(type, record);
        type.Saved(null, record, books);
    }

    private void Complete(NetSuiteObject type, JsonObject record, JsonObject? before)
    {
        type.Complete(record, before, books);
        var missing = type.Missing(record).ToList();
        if (missing.Count > 0) throw NetSuiteErrors.Missing(missing);
    }

    private void Merge(NetSuiteObject type, JsonObject record, NetSuiteChange change)
    {
        var fields = books.Catalog.Fields(type);
        foreach (var name in change.Cleared.Where(n => !change.Values.ContainsKey(n))) record.Remove(name);
        foreach (var (name, value) in change.Values)
        {
            if (value is null) record.Remove(name);
            else if (fields[name].Kind == NetSuiteFieldKind.Lines)
                record[name] = NetSuiteLineMerge.Merge(fields[name], record[name] as JsonObject, value.AsObject(), change.Replace.Contains(name));
            else record[name] = value.DeepClone();
        }
    }

    /// <summary>One external id in a family, and one entityId where a client gives its own.</summary>
    private void CheckKeys(NetSuiteObject type, JsonObject record, JsonObject? before)
    {
        if (record.Text("externalId") is { } key && books.FindExternal(type.Family, key) is { } found
            && (found.Type.Name != type.Name || found.Record.Id() != record.Id()))
            throw NetSuiteErrors.Exists();
        if (type.Family != NetSuiteObject.EntityFamily || record.Text("entityId") is not { } entityId || entityId == before?.Text("entityId")) return;
        if (books.All(type.Name).Any(r => r.Id() != record.Id() && r.Text("entityId") == entityId))
        {
            var label = type.Label.ToLowerInvariant();
            throw NetSuiteErrors.User(
                $"A {label} record with this ID already exists. You must enter a unique {label} ID for each record you create.");
        }
    }
}
