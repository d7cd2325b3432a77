using System.Text.Json;

namespace Connectors.Kantata;

/// <summary>One custom field value.</summary>
/// <param name="SubjectType">Whose it is, without underscores.</param>
/// <param name="SubjectId">Its owner's id.</param>
/// <param name="FieldId">Which field.</param>
/// <param name="Json">The value as the vendor sent it.</param>
internal sealed record CustomFieldValue(string SubjectType, string SubjectId, string FieldId, ReadOnlyMemory<byte> Json)
{
    /// <summary>The value in a slice; null when the slice does not say whose or which it is.</summary>
    public static CustomFieldValue? Of(ReadOnlyMemory<byte> slice)
    {
        var reader = new Utf8JsonReader(slice.Span, new JsonReaderOptions { MaxDepth = 64 });
        var (type, subject, field, json) = ("", "", "", ReadOnlyMemory<byte>.Empty);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = VendorText.Of(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var text = VendorText.Of(ref reader) ?? "";
            reader.Skip();
            (type, subject, field, json) = name switch
            {
                "subject_type" => (text.Replace("_", "", StringComparison.Ordinal), subject, field, json),
                "subject_id" => (type, text, field, json),
                "custom_field_id" => (type, subject, text, json),
                "value" => (type, subject, field, slice[start..(int)reader.BytesConsumed]),
                _ => (type, subject, field, json),
            };
        }

        return type.Length > 0 && subject.Length > 0 && field.Length > 0 && !json.IsEmpty ? new(type, subject, field, json) : null;
    }
}
