using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary><c>composite/sobjects</c>: up to 200 records in one call, each answered on its own, 200 even if every row failed.</summary>
internal static class SalesforceCollections
{
    public const int MaxRows = 200;

    /// <summary>Create, update and delete.</summary>
    public static SalesforceReply Rows(SalesforceCall call) => call.Method switch
    {
        "POST" => Each(call, record => Create(call, record)),
        "PATCH" => Each(call, record => Update(call, record)),
        "DELETE" => Delete(call),
        _ => throw SalesforceErrors.Method(call.Method, "DELETE", "PATCH", "POST"),
    };

    /// <summary><c>PATCH composite/sobjects/{type}/{externalIdField}</c>: the key stands inside each record.</summary>
    public static SalesforceReply Upsert(SalesforceCall call, SalesforceObject type, string name)
    {
        if (call.Method != "PATCH")
            throw SalesforceErrors.Method(call.Method, "PATCH");
        if (!type.TryField(name, out var key) || (!key.ExternalId && key.Name != "Id"))
            throw SalesforceErrors.NoKey(name);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Each(call, record => UpsertOne(call, type, key, record, seen));
    }

    /// <summary><c>GET composite/sobjects/{type}?ids=&amp;fields=</c>: one entry per id in the order asked, null for what is not there.</summary>
    public static SalesforceReply Retrieve(SalesforceCall call, SalesforceObject type)
    {
        var (ids, names) = call.Method switch
        {
            "GET" => (Split(call, "ids"), Split(call, "fields")),
            "POST" => (Texts(call.Json()["ids"]), Texts(call.Json()["fields"])),
            _ => throw SalesforceErrors.Method(call.Method, "GET", "POST"),
        };
        var fields = names.Select(name => type.TryField(name, out var field) ? field : throw SalesforceErrors.UnknownField(name, type.Name))
            .DistinctBy(field => field.Name).ToList();
        return SalesforceReply.Ok(new JsonArray([.. ids.Select(id => Find(call, type, id) is { } row ? Render(call, type, row, fields) : null)]));
    }

    private static JsonObject Create(SalesforceCall call, JsonObject record)
    {
        var type = TypeOf(call, record);
        return SalesforceRecordRoutes.Written(call.Writer.Create(type, record));
    }

    private static JsonObject Update(SalesforceCall call, JsonObject record)
    {
        var type = TypeOf(call, record);
        var id = TakeId(record) ?? throw new SalesforceRefusedException(400, "MISSING_ARGUMENT", "Id not specified in an update call", []);
        call.Writer.Existing(type, id);
        call.Writer.Update(type, SalesforceId.Normalise(id)!, record);
        return SalesforceRecordRoutes.Written(SalesforceId.Normalise(id)!);
    }

    private static JsonObject UpsertOne(SalesforceCall call, SalesforceObject type, SalesforceField key, JsonObject record, HashSet<string> seen)
    {
        if (TypeOf(call, record) != type)
            throw new SalesforceRefusedException(400, "INVALID_TYPE", $"all records of one upsert must be of type {type.Name}", []);
        var entry = record.FirstOrDefault(pair => pair.Key.Equals(key.Name, StringComparison.OrdinalIgnoreCase));
        var value = entry.Value is null ? "" : SalesforceInput.Store(key, entry.Value)?.GetValue<string>() ?? "";
        if (value.Length == 0 && key.Name != "Id")
            throw new SalesforceRefusedException(400, "MISSING_ARGUMENT", $"{key.Name} not specified", []);
        if (value.Length > 0 && !seen.Add(value))
            throw new SalesforceRefusedException(400, "DUPLICATE_EXTERNAL_ID", $"{key.Name}: duplicate external id specified: {value}", [key.Name]);
        var matches = value.Length == 0 ? [] : call.Records.Match(type, key, value);
        if (matches.Count > 1)
            throw new SalesforceRefusedException(400, "DUPLICATE_EXTERNAL_ID",
                $"{key.Name}: more than one record found for external id field: {value}", [key.Name]);
        if (key.Name == "Id")
            record.Remove(entry.Key ?? "Id");
        if (matches.Count == 0 && key.Name == "Id" && value.Length > 0)
            throw SalesforceErrors.CrossReference();
        if (matches.Count == 0)
            return SalesforceRecordRoutes.Written(call.Writer.Create(type, record), created: true);
        var id = matches[0]["Id"]!.GetValue<string>();
        call.Writer.Update(type, id, record);
        return SalesforceRecordRoutes.Written(id, created: false);
    }

    private static SalesforceReply Delete(SalesforceCall call)
    {
        var ids = Split(call, "ids");
        if (ids.Length == 0)
            throw new SalesforceRefusedException(400, "MISSING_ARGUMENT", "The ids parameter is required", null);
        return Run(call, ids, call.Query.GetValueOrDefault("allOrNone") == "true", id =>
        {
            if (SalesforceId.Normalise(id) is not { } full || !call.Records.Schema.TryPrefix(full, out var type))
                throw new SalesforceRefusedException(400, "MALFORMED_ID", "malformed id " + id, []);
            call.Writer.Delete(type, full);
            return SalesforceRecordRoutes.Written(full);
        });
    }

    private static SalesforceReply Each(SalesforceCall call, Func<JsonObject, JsonObject> write)
    {
        var body = call.Json();
        if (body["records"] is not JsonArray records || records.Any(record => record is not JsonObject))
            throw SalesforceErrors.Json(
                "Cannot deserialize instance of list of SObjects or request may be missing a required field at [line:1, column:2]");
        var allOrNone = body["allOrNone"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
        return Run(call, [.. records.Select(record => (JsonObject)record!)], allOrNone, write);
    }

    private static SalesforceReply Run<T>(SalesforceCall call, IReadOnlyList<T> items, bool allOrNone, Func<T, JsonObject> write)
    {
        if (items.Count > MaxRows)
            throw new SalesforceRefusedException(400, "LIMIT_EXCEEDED", "record limit reached. cannot submit more than 200 records into this call",
                null);
        var results = new List<JsonObject>();
        var failed = false;
        call.Records.Begin();
        foreach (var item in items)
        {
            try
            {
                results.Add(write(item));
            }
            catch (SalesforceRefusedException refused)
            {
                failed = true;
                results.Add(SalesforceErrors.Row(refused.Code, refused.Message, refused.Fields));
            }
        }

        if (failed && allOrNone)
        {
            call.Records.Rollback();
            for (var at = 0; at < results.Count; at++)
            {
                if (results[at]["success"]!.GetValue<bool>())
                    results[at] = SalesforceErrors.Row("ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        "Record rolled back because not all records were valid and the request "
                        + "was using AllOrNone header", []);
            }
        }
        else
        {
            call.Records.Commit();
        }

        return SalesforceReply.Ok(new JsonArray([.. results]));
    }

    private static SalesforceObject TypeOf(SalesforceCall call, JsonObject record)
    {
        if (record["attributes"] is not JsonObject attributes || attributes["type"] is not JsonValue value
            || !value.TryGetValue<string>(out var name))
            throw new SalesforceRefusedException(400, "INVALID_TYPE", "sObject type is required in attributes", []);
        return call.Records.Schema.TryObject(name, out var type) ? type : throw SoqlErrors.UnknownType(name);
    }

    private static string? TakeId(JsonObject record)
    {
        var key = record.Select(pair => pair.Key).FirstOrDefault(name => name.Equals("Id", StringComparison.OrdinalIgnoreCase));
        if (key is null)
            return null;
        var id = (record[key] as JsonValue)?.TryGetValue<string>(out var text) == true ? text : null;
        record.Remove(key);
        return id;
    }

    private static JsonObject? Find(SalesforceCall call, SalesforceObject type, string id) =>
        SalesforceId.Normalise(id) is { } full && call.Records.Find(type.Name, full) is { } row && row["IsDeleted"]?.GetValue<bool>() != true
            ? row
            : null;

    private static JsonObject Render(SalesforceCall call, SalesforceObject type, JsonObject row, List<SalesforceField> fields)
    {
        var record = new JsonObject { ["attributes"] = SoqlShape.Attributes(type.Name, row["Id"]!.GetValue<string>(), call.Version) };
        foreach (var field in fields)
            record[field.Name] = SalesforceRow.Read(row, field);
        return record;
    }

    private static string[] Split(SalesforceCall call, string name) =>
        call.Query.GetValueOrDefault(name, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Texts(JsonNode? list) => list is JsonArray array ? [.. array.Select(item => item?.ToString() ?? "")] : [];
}
