using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>What derivations see as <c>@source</c>: the address and version of a canonical record.</summary>
internal static class SourceJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Of(RecordSource source)
    {
        var text = new JsonText();
        Write(text, source);
        return text.Written.ToArray();
    }

    public static void Write(JsonText writer, RecordSource source)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("key"u8);
        WriteKey(writer, new(source.System, source.Connection, source.Object, source.Id));
        writer.WriteEndObject();
        if (source.Version is not null)
            writer.WriteString("version"u8, source.Version);
        writer.WriteEndObject();
    }

    /// <summary>The members of a key.</summary>
    public static void WriteKey(JsonText writer, VendorReference key)
    {
        writer.WriteString("system"u8, key.System);
        writer.WriteString("connection"u8, key.Connection);
        writer.WriteString("object"u8, key.Object);
        writer.WriteString("value"u8, key.Value);
        writer.WriteString("kind"u8, KeyKindText.Of(key.Kind));
    }
}
