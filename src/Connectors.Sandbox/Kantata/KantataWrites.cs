using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Create, update, delete. A repeated create makes a second record: the vendor has no idempotency key.</summary>
internal static class KantataWrites
{
    public static KantataReply Create(KantataCall call, KantataCollection collection)
    {
        if (call.Body?[collection.Singular] is not JsonObject fields)
        {
            return KantataErrors.MissingParameters();
        }

        if (KantataFields.Refuse(call, collection, fields, existing: null) is { } refused)
        {
            return refused;
        }

        if (Former(call, collection, fields) is { } former)
        {
            return Save(call, collection, former, fields);
        }

        var id = call.Store.NextId(collection.Name, KantataFields.FirstId(collection.Name));
        var created = new JsonObject { ["created_at"] = KantataCall.Stamp(call.Account, call.Account.Clock.Now) };
        return Save(call, collection, new(collection.Name, id, KantataFields.Defaults(call, collection, created)), fields);
    }

    public static KantataReply Update(KantataCall call, KantataCollection collection, string id)
    {
        if (call.Store.Find(collection.Name, id) is not { } record)
        {
            return KantataErrors.NotFound();
        }

        if (call.Body?[collection.Singular] is not JsonObject fields)
        {
            return KantataErrors.MissingParameters();
        }

        return KantataFields.Refuse(call, collection, fields, record) ?? Save(call, collection, record, fields);
    }

    public static KantataReply Delete(KantataCall call, KantataCollection collection, string id)
    {
        if (collection.Name == "workspaces" || call.Store.Find(collection.Name, id) is not { } record)
        {
            return KantataErrors.NotFound();
        }

        if (KantataFields.IsLocked(record))
        {
            return KantataErrors.Invalid("This entry has been invoiced and can not be changed");
        }

        call.Store.Remove(collection.Name, id);
        call.Account.Clock.Tick();
        return new(204, null);
    }

    private static KantataReply Save(KantataCall call, KantataCollection collection, StoredRecord record, JsonObject fields)
    {
        var now = KantataCall.Stamp(call.Account, call.Account.Clock.Tick());
        var json = (JsonObject)record.Json.DeepClone();
        KantataFields.Apply(call, collection, json, fields);
        if (collection.Name == "invoices")
        {
            KantataInvoices.Sum(call, json);
        }

        json["updated_at"] = now;
        json["id"] = record.Id;
        call.Store.Save(collection.Name, record.Id, json);
        var saved = call.Store.Find(collection.Name, record.Id)!;
        if (fields["external_reference"] is JsonObject reference && KantataReferences.Put(call.Account, saved, collection, reference) is null)
        {
            return KantataErrors.MissingParameters();
        }

        if (collection.Name == "invoices")
        {
            KantataInvoices.Lock(call.Store, saved);
        }
        else if (collection.Name == "external_payments")
        {
            KantataInvoices.Pay(call.Store, saved);
            saved = call.Store.Find(collection.Name, record.Id)!;
        }

        return KantataEnvelopeWriter.Page(call, collection, [saved], new(1, 1, 20));
    }

    /// <summary>Custom field values are the one resource whose create replaces.</summary>
    private static StoredRecord? Former(KantataCall call, KantataCollection collection, JsonObject fields) => collection.Name != "custom_field_values"
        ? null
        : call.Store.All(collection.Name).FirstOrDefault(value =>
            value.Json["subject_id"]?.ToString() == fields["subject_id"]?.ToString()
            && value.Json["custom_field_id"]?.ToString() == fields["custom_field_id"]?.ToString());
}
