using System.Buffers;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Side-loaded custom field values, gathered for each subject as <c>{"custom field id": value}</c>, so that a mapping can say
/// <c>custom.4711</c>.</summary>
/// <remarks>A value is whatever the field's type makes it: text, number, date, currency or the ids of choices. It is handed on as it is.</remarks>
internal static class CustomFieldValues
{
    public const string Collection = "custom_field_values";

    /// <summary>Documented as CamelCase, recorded as snake_case: both are read.</summary>
    private static readonly FrozenDictionary<string, string> Subjects = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["workspace"] = "workspaces",
        ["workspacegroup"] = "workspace_groups",
        ["story"] = "stories",
        ["user"] = "users",
        ["estimate"] = "estimates",
        ["resource"] = "resources",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static void AddTo(Dictionary<VendorKey, ReadOnlyMemory<byte>> related, IEnumerable<EnvelopeEntry> entries)
    {
        var values = from entry in entries
                     where entry.Collection == Collection
                     let value = CustomFieldValue.Of(entry.Json)
                     where value is not null && Subjects.ContainsKey(value.SubjectType)
                     group value by new VendorKey($"custom:{Subjects[value.SubjectType]}", value.SubjectId);
        foreach (var subject in values)
        {
            related[subject.Key] = Gather(subject);
        }
    }

    private static ReadOnlyMemory<byte> Gather(IEnumerable<CustomFieldValue> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var value in values)
            {
                writer.WritePropertyName(value.FieldId);
                writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
