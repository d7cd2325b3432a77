using System.Text.Json;

namespace Connectors.Workday;

/// <summary>
/// Writes an element as JSON by the vendor's schema: what may repeat is an array even when it stands alone, <c>1</c> is true where the schema says
/// so, days lose their zone, numbers stay as they were spelt, references become objects by type of id with the <c>key</c> that other records use.
/// </summary>
internal static class PartJson
{
    public static void Write(Utf8JsonWriter json, XmlPart part)
    {
        if (part.IsReference())
        {
            WriteReference(json, part);
        }
        else if (part.Children.Count == 0 && part.Attributes.Count == 0)
        {
            WriteScalar(json, part.Name, part.Text);
        }
        else
        {
            json.WriteStartObject();
            WriteMembers(json, part);
            json.WriteEndObject();
        }
    }

    /// <summary>Attributes, text and elements of a part as members of the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, XmlPart part)
    {
        foreach (var (name, value) in part.Attributes.Where(attribute => part.At(attribute.Name) is null).DistinctBy(attribute => attribute.Name))
        {
            json.WritePropertyName(name);
            WriteScalar(json, name, value);
        }

        if (part.Text.Length > 0)
            json.WriteString("value", part.Text);
        foreach (var group in part.Children.Where(child => !child.IsEmpty).GroupBy(child => child.Name, StringComparer.Ordinal))
            WriteMember(json, part, [.. group]);
    }

    public static void WriteReference(Utf8JsonWriter json, XmlPart part)
    {
        json.WriteStartObject();
        var ids = part.Ids();
        foreach (var (type, value) in ids)
            json.WriteString(type, value);
        if (!ids.ContainsKey("Descriptor") && part.Attribute("Descriptor") is { Length: > 0 } descriptor)
            json.WriteString("Descriptor", descriptor);
        if (WorkdayKey.Of(ids) is { } key && !ids.ContainsKey("key"))
            json.WriteString("key", key.ToString());
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, XmlPart parent, XmlPart[] same)
    {
        json.WritePropertyName(same[0].Name);
        // A second one that the schema as we know it does not allow is not dropped.
        var isArray = same.Length > 1 || XmlShapes.IsRepeated(parent.Name, same[0].Name);
        if (isArray)
            json.WriteStartArray();
        foreach (var one in same)
            Write(json, one);
        if (isArray)
            json.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter json, string name, string text)
    {
        if (XmlShapes.IsBoolean(name) && text.Trim() is "1" or "0" or "true" or "false")
            json.WriteBooleanValue(text.Trim() is "1" or "true");
        else
            json.WriteStringValue(XmlShapes.IsDay(name) ? XmlShapes.DayOf(text) ?? text : text);
    }
}
