using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Writes values as vendors take them, where their rule does not know better.</summary>
internal static class VendorForm
{
    public static VendorShape Shape(string? word) => word switch
    {
        "string" => VendorShape.Text,
        "number" => VendorShape.Number,
        _ => VendorShape.Natural,
    };

    public static void Write(JsonOutput output, in Mapped value, VendorShape shape)
    {
        switch (value.Kind)
        {
            case MappedKind.Decimal or MappedKind.Money:
                Number(output, value.Number, shape);
                break;
            case MappedKind.Integer:
                Number(output, value.Whole, shape);
                break;
            case MappedKind.Boolean:
                output.Value().WriteBooleanValue(value.Whole != 0);
                break;
            case MappedKind.Date:
                CanonicalForm.Date(output.Value(), value.Date);
                break;
            case MappedKind.Instant:
                CanonicalForm.Instant(output.Value(), value.Whole);
                break;
            case MappedKind.Coded:
                output.Value().WriteStringValue(value.Coded.Code);
                break;
            case MappedKind.Json:
                output.Value().WriteRawValue(value.Utf8.Span);
                break;
            default:
                output.Value().WriteStringValue(value.Utf8.Span);
                break;
        }
    }

    public static void Number(JsonOutput output, decimal number, VendorShape shape)
    {
        Span<byte> text = stackalloc byte[ExactDecimal.LongestText];
        var digits = text[..ExactDecimal.Format(number, 0, text)];
        if (shape == VendorShape.Text)
            output.Value().WriteStringValue(digits);
        else
            output.Value().WriteRawValue(digits);
    }

    /// <summary>A text that looks like a scalar, such as a raw code: <c>true</c> and <c>false</c> were booleans at the vendor.</summary>
    public static void Raw(JsonOutput output, string raw, VendorShape shape) => Raw(output, Encoding.UTF8.GetBytes(raw), shape);

    public static void Raw(JsonOutput output, ReadOnlySpan<byte> utf8, VendorShape shape)
    {
        if (shape == VendorShape.Number && IsNumber(utf8)
            || shape == VendorShape.Natural && (utf8.SequenceEqual("true"u8) || utf8.SequenceEqual("false"u8)))
            output.Value().WriteRawValue(utf8);
        else
            output.Value().WriteStringValue(utf8);
    }

    /// <summary>Whether the text is a JSON number.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        // The reader would let white space behind it pass.
        if (text.IsEmpty || text[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')) || !char.IsAsciiDigit((char)text[^1]))
            return false;
        var reader = new Utf8JsonReader(text);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
