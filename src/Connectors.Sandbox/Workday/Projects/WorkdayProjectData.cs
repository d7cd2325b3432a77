using System.Text.Json.Nodes;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>Project data between XML and what is kept: texts, references as type and value, lists where the schema allows many.</summary>
internal sealed class WorkdayProjectData(WorkdayState state)
{
    private readonly WorkdaySchema _schema = WorkdaySchema.Of("Resource_Management");

    /// <summary>Every reference has to name something.</summary>
    public JsonObject Read(XElement element, List<WorkdayValidationError> errors) => Read(element, "Project_DataType", errors);

    /// <summary>In the order of the schema. Ids are written as the vendor does: all that the thing has.</summary>
    public IEnumerable<XElement> Write(JsonObject data, WorkdayRendering rendering) => Write(data, "Project_DataType", rendering);

    private JsonObject Read(XElement element, string type, List<WorkdayValidationError> errors)
    {
        var json = new JsonObject();
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == WorkdayXml.Wd))
            json["@" + attribute.Name.LocalName] = attribute.Value;
        foreach (var field in _schema[type].Elements)
        {
            JsonNode[] values = [.. element.Children(field.Name).Select(child => Value(child, field, errors))];
            if (field.IsMany && values.Length > 0) json[field.Name] = new JsonArray(values);
            else if (values.Length > 0) json[field.Name] = values[0];
        }
        return json;
    }

    private JsonNode Value(XElement element, WorkdayField field, List<WorkdayValidationError> errors)
    {
        if (!field.IsSimple && !field.IsReference) return Read(element, field.Type, errors);
        var text = element.Value.Trim();
        if (field.Type == "boolean") return WorkdayXml.Flag(text) == true ? "1" : "0";
        if (field.Type == "date") return WorkdayTimes.TryDay(text, out var day) ? WorkdayTimes.Plain(day) : text;
        if (!field.IsReference) return text;
        var (type, value, at) = WorkdayReference.Of(element);
        if (state.Catalog.Find(type, value) is null) errors.Add(WorkdayValidationError.InvalidId(type, value, at));
        return new JsonObject { ["type"] = type, ["value"] = value };
    }

    /// <summary>Null when the user may not see it.</summary>
    private WorkdayInstance? Named(JsonNode reference) => state.Catalog.Find(reference["type"]!.ToString(), reference["value"]!.ToString());

    private IEnumerable<XElement> Write(JsonObject data, string type, WorkdayRendering rendering)
    {
        foreach (var field in _schema[type].Elements)
        {
            var values = data[field.Name] is JsonArray many ? many.AsEnumerable() : data[field.Name] is { } one ? [one] : [];
            foreach (var value in values.OfType<JsonNode>())
            {
                if (field.IsReference) yield return rendering.Reference(field.Name, Named(value))!;
                else if (field.Type == "date") yield return rendering.Day(field.Name, value.ToString())!;
                else if (field.IsSimple) yield return Group(field.Name, value.ToString());
                else yield return Group(field.Name, Write(value.AsObject(), field.Type, rendering));
            }
        }
    }
}
