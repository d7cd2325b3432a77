using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Records as the record service answers them.</summary>
internal sealed class NetSuiteRendering(NetSuiteBooks books, string root)
{
    /// <summary>Address of the record service, without a slash at the end.</summary>
    public string Root => root;

    public string Address(NetSuiteObject type, string id) => $"{root}/{type.Name}/{id}";

    public JsonArray SelfLink(string address) => Links(("self", address));

    public static JsonArray Links(params IEnumerable<(string Rel, string Href)> links) =>
        new([.. links.Select(l => new JsonObject { ["rel"] = l.Rel, ["href"] = l.Href })]);

    /// <summary>One record. The list of fields has no effect when sublists are expanded, as at the vendor.</summary>
    public JsonObject Record(NetSuiteObject type, JsonObject record, bool expand, bool plainChoices, IReadOnlyCollection<string>? only)
    {
        var address = Address(type, record.Id());
        var json = new JsonObject { ["links"] = SelfLink(address), ["id"] = record.Id() };
        foreach (var (name, field) in books.Catalog.Fields(type))
        {
            if (only is not null && !expand && !only.Contains(name)) continue;
            if (field.Kind == NetSuiteFieldKind.Lines) json[name] = Sublist(field, record.Lines(name), $"{address}/{name}", expand, plainChoices);
            else if (record[name] is { } value) json[name] = Value(field, value, plainChoices);
        }
        return json;
    }

    public JsonObject Line(NetSuiteField field, JsonObject line, string address, bool plainChoices)
    {
        var json = new JsonObject { ["links"] = SelfLink(address) };
        foreach (var member in field.Fields)
        {
            if (line[member.Name] is { } value) json[member.Name] = Value(member, value, plainChoices);
        }
        return json;
    }

    /// <summary>Last part of a line's address: its key, or its place where it has none.</summary>
    public static string LineKey(NetSuiteField field, JsonObject line, int index)
    {
        var key = field.Key is null ? null : line.Reference(field.Key) ?? line[field.Key]?.ToString();
        return key ?? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private JsonObject Sublist(NetSuiteField field, IReadOnlyList<JsonObject> lines, string address, bool expand, bool plainChoices)
    {
        var json = new JsonObject { ["links"] = SelfLink(address) };
        if (!expand) return json;
        json["items"] = new JsonArray([.. lines.Select((line, i) => Line(field, line, $"{address}/{LineKey(field, line, i)}", plainChoices))]);
        json["totalResults"] = lines.Count;
        return json;
    }

    private JsonNode? Value(NetSuiteField field, JsonNode value, bool plainChoices)
    {
        switch (field.Kind)
        {
            case NetSuiteFieldKind.Choice:
                var choice = value["id"]!.GetValue<string>();
                return plainChoices ? choice : new JsonObject { ["id"] = choice, ["refName"] = field.Choices.GetValueOrDefault(choice, choice) };
            case NetSuiteFieldKind.Reference:
                return Reference(field, value["id"]!.GetValue<string>());
            case NetSuiteFieldKind.Part:
                var json = new JsonObject();
                foreach (var member in field.Fields)
                {
                    if (value[member.Name] is { } inner) json[member.Name] = Value(member, inner, plainChoices);
                }
                return json;
            default:
                return value.DeepClone();
        }
    }

    private JsonObject Reference(NetSuiteField field, string id)
    {
        if (books.FindAny(field.Targets, id) is not { } found) return new JsonObject { ["links"] = new JsonArray(), ["id"] = id };
        return new JsonObject { ["links"] = SelfLink(Address(found.Type, id)), ["id"] = id, ["refName"] = found.Type.NameOf(found.Record) };
    }
}
