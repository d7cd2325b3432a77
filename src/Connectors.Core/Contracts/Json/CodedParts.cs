using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>The shape that closed and open codes share in JSON.</summary>
internal static class CodedParts
{
    public static (string Code, string? Raw, string? Label, string? System) Read(ref Utf8JsonReader reader)
    {
        ObjectReader.Start(reader);
        string? code = null, raw = null, label = null, system = null;
        while (ObjectReader.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("code"u8))
                code = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("raw"u8))
                raw = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("label"u8))
                label = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("system"u8))
                system = ObjectReader.Text(ref reader);
            else
                ObjectReader.Pass(ref reader);
        }
        return (code ?? throw new JsonException(), raw, label, system);
    }

    public static void Write(Utf8JsonWriter writer, string code, string? raw, string? label, string? system)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, code);
        ObjectReader.Write(writer, "raw"u8, raw);
        ObjectReader.Write(writer, "label"u8, label);
        ObjectReader.Write(writer, "system"u8, system);
        writer.WriteEndObject();
    }
}
