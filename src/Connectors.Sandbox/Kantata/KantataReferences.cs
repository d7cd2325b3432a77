using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>External references: one for each record and service; a second one replaces the first.</summary>
internal static class KantataReferences
{
    public static IEnumerable<StoredRecord> Of(RecordStore store, StoredRecord record)
    {
        var subject = KantataCollections.All.TryGetValue(record.Collection, out var collection) ? collection.Subject : "";
        return store.All("external_references")
            .Where(reference => reference.Json["subject_id"]?.ToString() == record.Id && reference.Json["subject_type"]?.ToString() == subject);
    }

    public static KantataReply CreateOrUpdate(KantataCall call)
    {
        if (call.Body?["external_reference"] is not JsonObject fields || fields["subject_type"] is null || fields["subject_id"] is null)
        {
            return KantataErrors.MissingParameters();
        }

        var subject = KantataCollections.All.Values.FirstOrDefault(collection => collection.Subject == fields["subject_type"]!.ToString());
        if (subject is null || call.Store.Find(subject.Name, fields["subject_id"]!.ToString()) is not { } record)
        {
            return KantataErrors.NotFound();
        }

        return Put(call.Account, record, subject, fields) is { } saved
            ? KantataEnvelopeWriter.Page(call, KantataCollections.All["external_references"], [saved], new(1, 1, 20))
            : KantataErrors.MissingParameters();
    }

    /// <summary>Null when service_name, service_model or service_model_ref is missing.</summary>
    public static StoredRecord? Put(SandboxAccount account, StoredRecord record, KantataCollection collection, JsonObject fields)
    {
        if (new[] { "service_name", "service_model", "service_model_ref" }.Any(required => string.IsNullOrEmpty(fields[required]?.ToString())))
        {
            return null;
        }

        var now = KantataCall.Stamp(account, account.Clock.Now);
        var service = fields["service_name"]!.ToString();
        var former = Of(account.Store, record).FirstOrDefault(reference => reference.Json["service_name"]?.ToString() == service);
        var id = former?.Id ?? account.Store.NextId("external_references", 5_100_001);
        var json = new JsonObject
        {
            ["subject_type"] = collection.Subject,
            ["subject_id"] = record.Id,
            ["status"] = fields["status"]?.ToString() ?? "successful",
            ["locked"] = false,
            ["last_synced_at"] = now,
            ["created_at"] = former?.Json["created_at"]?.ToString() ?? now,
            ["updated_at"] = now,
        };
        foreach (var member in new[] { "service_name", "service_model", "service_model_ref", "external_message", "external_link", "external_status" })
        {
            json[member] = fields[member]?.ToString();
        }

        json["id"] = id;
        account.Store.Save("external_references", id, json);
        return account.Store.Find("external_references", id);
    }
}
