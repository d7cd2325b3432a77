using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>One record by id or by external id (`eid:`). Writes answer 204 with an absolute Location and no body.</summary>
internal static class NetSuiteRecordRoutes
{
    private const string ByKey = "eid:";

    public static NetSuiteReply Answer(NetSuiteCall call, NetSuiteObject type, string id) => call.Method switch
    {
        "GET" => Get(call, type, Stored(call, type, id)),
        "PATCH" => Update(call, type, Stored(call, type, id), []),
        "PUT" => Upsert(call, type, id),
        "DELETE" => Delete(call, type, Stored(call, type, id)),
        _ => throw NetSuiteErrors.Method(call.Method),
    };

    public static NetSuiteReply Create(NetSuiteCall call, NetSuiteObject type, JsonObject fixedValues)
    {
        var (change, dropped) = Change(call, type, fixedValues);
        return Written(call, type, new NetSuiteWriter(call.Books).Create(type, change), dropped);
    }

    /// <summary>The record that a path names; 404 where there is none, or where the key belongs to another type of the family.</summary>
    public static JsonObject Stored(NetSuiteCall call, NetSuiteObject type, string id) => Find(call, type, id) ?? throw NetSuiteErrors.NoRecord();

    private static JsonObject? Find(NetSuiteCall call, NetSuiteObject type, string id)
    {
        if (Key(id) is not { } key) return call.Books.Find(type.Name, id);
        return call.Books.FindExternal(type.Family, key) is { } found && found.Type.Name == type.Name ? found.Record : null;
    }

    /// <summary>The external id of `eid:X` or `eid:'X'`; null for an internal id.</summary>
    private static string? Key(string id)
    {
        if (!id.StartsWith(ByKey, StringComparison.Ordinal)) return null;
        var key = id[ByKey.Length..];
        return key.Length > 2 && key[0] == '\'' && key[^1] == '\'' ? key[1..^1] : key;
    }

    private static NetSuiteReply Get(NetSuiteCall call, NetSuiteObject type, JsonObject record) =>
        NetSuiteReply.Single(
            call.Rendering.Record(type, record, call.IsOn("expandSubResources"), call.IsOn("simpleEnumFormat"), call.Names("fields")));

    /// <summary>PUT is for external ids only; where no record has the key, the rules of a create hold.</summary>
    private static NetSuiteReply Upsert(NetSuiteCall call, NetSuiteObject type, string id)
    {
        if (Key(id) is not { } key) throw NetSuiteErrors.Method("PUT");
        if (!NetSuiteExternalIds.IsValid(key))
            throw NetSuiteErrors.Content([NetSuiteErrors.InvalidValue(key.Length <= 100 ? key : key[..100], "externalId", "externalId")]);
        var fixedValues = new JsonObject { ["externalId"] = key };
        return Find(call, type, id) is { } record ? Update(call, type, record, fixedValues) : Create(call, type, fixedValues);
    }

    private static NetSuiteReply Update(NetSuiteCall call, NetSuiteObject type, JsonObject record, JsonObject fixedValues)
    {
        var (change, dropped) = Change(call, type, fixedValues);
        new NetSuiteWriter(call.Books).Update(type, record, change);
        return Written(call, type, record.Id(), dropped);
    }

    private static NetSuiteReply Delete(NetSuiteCall call, NetSuiteObject type, JsonObject record)
    {
        new NetSuiteWriter(call.Books).Delete(type, record);
        return new NetSuiteReply(204);
    }

    private static NetSuiteReply Written(NetSuiteCall call, NetSuiteObject type, string id, IReadOnlyList<string> dropped) =>
        new(204) { Location = call.Rendering.Address(type, id), Dropped = dropped };

    private static (NetSuiteChange Change, IReadOnlyList<string> Dropped) Change(NetSuiteCall call, NetSuiteObject type, JsonObject fixedValues)
    {
        var reader = new NetSuiteBodyReader(call.Books, NameCheck(call));
        var values = reader.Read(type, call.Json());
        foreach (var (name, value) in fixedValues)
        {
            if (values.Text(name) is { } sent && sent != value!.GetValue<string>())
                throw NetSuiteErrors.Content([NetSuiteErrors.InvalidValue(sent, name, name)]);
            values[name] = value!.DeepClone();
        }
        var replace = call.Names("replace") ?? [];
        var fields = call.Books.Catalog.Fields(type);
        if (replace.FirstOrDefault(name => !fields.ContainsKey(name)) is { } unknown)
            throw NetSuiteErrors.Parameter("replace",
                $"Invalid value of the parameter 'replace': unknown name '{(unknown.Length <= 60 ? unknown : unknown[..60])}'.");
        var cleared = call.IsOn("replaceSelectedFields") ? replace.Where(name => !fields[name].IsNested && !fields[name].ReadOnly).ToList() : [];
        return (new NetSuiteChange(values, replace) { Cleared = cleared }, reader.Dropped);
    }

    private static NetSuiteNameCheck NameCheck(NetSuiteCall call)
    {
        var text = call.Headers["X-NetSuite-PropertyNameValidation"].ToString();
        if (text.Length == 0) return NetSuiteNameCheck.Warning;
        return Enum.TryParse<NetSuiteNameCheck>(text, ignoreCase: true, out var check) && Enum.IsDefined(check) && !char.IsAsciiDigit(text[0])
            ? check
            : throw NetSuiteErrors.Header("X-NetSuite-PropertyNameValidation", "Invalid header value: use Error, Warning or Ignore.");
    }
}
