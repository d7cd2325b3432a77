using System.Globalization;
using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>Writes a contract as JSON Schema. In draft-07 nothing may stand beside <c>$ref</c>, hence <c>allOf</c>.</summary>
internal static class SchemaWriter
{
    public static void Write(Utf8JsonWriter writer, EntityDefinition entity)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema"u8, "http://json-schema.org/draft-07/schema#"u8);
        writer.WriteString("$id"u8, EntitySchemas.FileName(entity));
        writer.WriteString("title"u8, entity.Name);
        writer.WriteString("x-version"u8, entity.Schema);
        writer.WriteString("x-area"u8, Camel(entity.Area));
        writer.WriteString("x-class"u8, Camel(entity.Class));
        Members(writer, entity.Members, isRecord: true);
        SchemaParts.Write(writer);
        writer.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter writer, ImmutableArray<EntityMember> members, bool isRecord = false)
    {
        writer.WriteString("type"u8, "object"u8);
        if (members.Any(static member => member.IsRequired))
            Texts(writer, "required"u8, members.Where(static member => member.IsRequired).Select(static member => member.Name));
        writer.WriteStartObject("properties"u8);
        foreach (var member in members)
            Member(writer, member);
        if (isRecord)
        {
            writer.WriteStartObject("ext"u8);
            writer.WriteString("type"u8, "object"u8);
            writer.WriteStartObject("additionalProperties"u8);
            writer.WriteString("$ref"u8, "#/definitions/extension"u8);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter writer, EntityMember member)
    {
        writer.WriteStartObject(member.Name);
        if (member.Kind == MemberKind.List)
        {
            writer.WriteString("type"u8, "array"u8);
            writer.WriteStartObject("items"u8);
            Value(writer, member, member.ValueKind);
            writer.WriteEndObject();
        }
        else
        {
            Value(writer, member, member.Kind);
        }
        if (member.DataClass != DataClass.Business)
            writer.WriteString("x-dataClass"u8, Camel(member.DataClass));
        if (member.Deprecated is { } deprecated)
            Deprecated(writer, deprecated);
        writer.WriteEndObject();
    }

    private static void Deprecated(Utf8JsonWriter writer, DeprecatedAttribute mark)
    {
        writer.WriteBoolean("deprecated"u8, true);
        writer.WriteString("x-deprecated-since"u8, mark.Since);
        writer.WriteString("x-sunset"u8, mark.Sunset.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (mark.Use is { } use)
            writer.WriteString("x-replaced-by"u8, use);
    }

    private static void Value(Utf8JsonWriter writer, EntityMember member, MemberKind kind)
    {
        switch (kind)
        {
            case MemberKind.Object:
                Members(writer, member.Members);
                break;
            case MemberKind.Text:
                writer.WriteString("type"u8, "string"u8);
                if (member.MaxLength is { } length)
                    writer.WriteNumber("maxLength"u8, length);
                break;
            case MemberKind.Boolean or MemberKind.Integer:
                writer.WriteString("type"u8, Camel(kind));
                break;
            case MemberKind.Date:
                writer.WriteString("type"u8, "string"u8);
                writer.WriteString("format"u8, "date"u8);
                break;
            default:
                Part(writer, member, kind);
                break;
        }
    }

    private static void Part(Utf8JsonWriter writer, EntityMember member, MemberKind kind)
    {
        writer.WriteStartArray("allOf"u8);
        writer.WriteStartObject();
        writer.WriteString("$ref"u8, "#/definitions/" + Camel(kind));
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (kind == MemberKind.Ref)
            Texts(writer, "x-entities"u8, member.Entities);
        if (member.Codes.IsEmpty)
            return;
        writer.WriteStartObject("properties"u8);
        writer.WriteStartObject("code"u8);
        Texts(writer, "enum"u8, member.Codes);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => CodeTable<T>.NameOf(value);
}
