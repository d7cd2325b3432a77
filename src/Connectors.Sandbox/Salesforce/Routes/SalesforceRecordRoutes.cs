using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Single records: by id, by external id, and upsert.</summary>
internal static class SalesforceRecordRoutes
{
    /// <summary><c>sobjects/{type}</c></summary>
    public static SalesforceReply Collection(SalesforceCall call, SalesforceObject type)
    {
        if (call.Method == "GET")
            return SalesforceReply.Ok(
                new JsonObject { ["objectDescribe"] = SalesforceDescribe.Summary(type, call.Root), ["recentItems"] = new JsonArray() });
        if (call.Method != "POST")
            throw SalesforceErrors.Method(call.Method, "GET", "HEAD", "POST");
        return Created(call, type, call.Writer.Create(type, call.Json()));
    }

    /// <summary><c>sobjects/{type}/{id}</c></summary>
    public static SalesforceReply Single(SalesforceCall call, SalesforceObject type, string id)
    {
        switch (call.Method)
        {
            case "GET":
                return SalesforceReply.Ok(Render(call, type, call.Writer.Existing(type, id)));
            case "PATCH":
                call.Writer.Existing(type, id);
                call.Writer.Update(type, SalesforceId.Normalise(id)!, call.Json());
                return new SalesforceReply(204);
            case "DELETE":
                call.Writer.Delete(type, SalesforceId.Normalise(id) ?? throw SalesforceErrors.NoKey(id));
                return new SalesforceReply(204);
            default:
                throw SalesforceErrors.Method(call.Method, "DELETE", "GET", "HEAD", "PATCH");
        }
    }

    /// <summary><c>sobjects/{type}/{externalIdField}/{value}</c>, or a parent record as <c>sobjects/{type}/{id}/{relationship}</c>.</summary>
    public static SalesforceReply ByKey(SalesforceCall call, SalesforceObject type, string name, string value)
    {
        if (SalesforceId.Normalise(name) is not null && type.TryRelationship(value, out var relation))
            return ParentOf(call, type, name, relation);
        if (!type.TryField(name, out var key) || (!key.ExternalId && key.Name != "Id"))
            throw SalesforceErrors.NoKey(name);
        switch (call.Method)
        {
            case "GET":
                return Several(call, type, key, value) ?? SalesforceReply.Ok(Render(call, type, Only(call, type, key, value)));
            case "PATCH":
                return Several(call, type, key, value) ?? Upsert(call, type, key, value);
            case "DELETE":
                if (Several(call, type, key, value) is { } several)
                    return several;
                call.Writer.Delete(type, Only(call, type, key, value)["Id"]!.GetValue<string>());
                return new SalesforceReply(204);
            default:
                throw SalesforceErrors.Method(call.Method, "DELETE", "GET", "HEAD", "PATCH");
        }
    }

    public static JsonObject Written(string id, bool? created = null)
    {
        var body = new JsonObject { ["id"] = id, ["success"] = true, ["errors"] = new JsonArray() };
        if (created is { } flag)
            body["created"] = flag;
        return body;
    }

    private static SalesforceReply ParentOf(SalesforceCall call, SalesforceObject type, string id, SalesforceField relation)
    {
        var row = call.Writer.Existing(type, id);
        return row[relation.Name]?.GetValue<string>() is { } parentId && call.Records.Schema.TryObject(relation.ReferenceTo!, out var parent)
            ? SalesforceReply.Ok(Render(call, parent, call.Writer.Existing(parent, parentId)))
            : throw SalesforceErrors.NotFound();
    }

    private static SalesforceReply Upsert(SalesforceCall call, SalesforceObject type, SalesforceField key, string value)
    {
        var body = call.Json();
        if (body.Any(pair => pair.Key.Equals(key.Name, StringComparison.OrdinalIgnoreCase)))
            throw SalesforceErrors.KeyInBody(key.Name);
        var match = call.Records.Match(type, key, value).FirstOrDefault();
        if (match is not null)
        {
            var id = match["Id"]!.GetValue<string>();
            call.Writer.Update(type, id, body);
            return SalesforceReply.Ok(Written(id, created: false));
        }

        if (key.Name == "Id" || call.Query.GetValueOrDefault("updateOnly") == "true")
            throw SalesforceErrors.NotFound();
        body[key.Name] = value;
        var made = call.Writer.Create(type, body);
        return Created(call, type, made) with { Body = Written(made, created: true) };
    }

    private static JsonObject Only(SalesforceCall call, SalesforceObject type, SalesforceField key, string value) =>
        call.Records.Match(type, key, value).FirstOrDefault() ?? throw SalesforceErrors.NotFound();

    private static SalesforceReply? Several(SalesforceCall call, SalesforceObject type, SalesforceField key, string value)
    {
        var matches = call.Records.Match(type, key, value);
        return matches.Count < 2
            ? null
            : new SalesforceReply(300,
                new JsonArray([.. matches.Select(row => (JsonNode)$"{call.Root}/sobjects/{type.Name}/{row["Id"]!.GetValue<string>()}")]));
    }

    private static SalesforceReply Created(SalesforceCall call, SalesforceObject type, string id) =>
        new(201, Written(id)) { Location = $"{call.Root}/sobjects/{type.Name}/{id}" };

    private static JsonObject Render(SalesforceCall call, SalesforceObject type, JsonObject row)
    {
        var record = new JsonObject { ["attributes"] = SoqlShape.Attributes(type.Name, row["Id"]!.GetValue<string>(), call.Version) };
        foreach (var field in Fields(call, type))
            record[field.Name] = SalesforceRow.Read(row, field);
        // The id comes back even where it was not asked for.
        if (!record.ContainsKey("Id"))
            record["Id"] = row["Id"]!.DeepClone();
        return record;
    }

    private static IEnumerable<SalesforceField> Fields(SalesforceCall call, SalesforceObject type) => call.Query.TryGetValue("fields", out var names)
        ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => type.TryField(name, out var field) ? field : throw SalesforceErrors.UnknownField(name, type.Name))
                .DistinctBy(field => field.Name)
        : type.Fields;
}
