using System.Buffers;
using System.Text.Json;

namespace Connectors.Workday;

/// <summary>Writes slices: an object that begins with the record's <c>key</c>. Names of our own begin in lower case, those of Workday never
/// do.</summary>
internal static class SliceJson
{
    public static ReadOnlyMemory<byte> Write(WorkdayKey? key, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (key is not null)
                json.WriteString("key", key.ToString());
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
