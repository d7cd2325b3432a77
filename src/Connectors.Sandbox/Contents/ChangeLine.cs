using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The line of changes that is being collected: a JSON array, ended by a line feed when it is taken.</summary>
/// <remarks>Records are written as they are at the time of the call, so that what the caller does to them later never reaches the file.</remarks>
internal sealed class ChangeLine
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;

    public ChangeLine()
    {
        _json = new(_bytes);
        _json.WriteStartArray();
    }

    public bool IsEmpty { get; private set; } = true;

    public void Save(string collection, string id, JsonObject record) => Add(() =>
    {
        _json.WriteString("save", collection);
        _json.WriteString("id", id);
        _json.WritePropertyName("record");
        record.WriteTo(_json);
    });

    public void Remove(string collection, string id) => Add(() =>
    {
        _json.WriteString("remove", collection);
        _json.WriteString("id", id);
    });

    public void Sequence(string sequence, long value) => Add(() =>
    {
        _json.WriteString("sequence", sequence);
        _json.WriteNumber("value", value);
    });

    public void Clock(DateTimeOffset now) => Add(() => _json.WriteString("clock", now));

    public ReadOnlyMemory<byte> Take()
    {
        _json.WriteEndArray();
        _json.Flush();
        _bytes.Write("\n"u8);
        return _bytes.WrittenMemory;
    }

    private void Add(Action members)
    {
        _json.WriteStartObject();
        members();
        _json.WriteEndObject();
        IsEmpty = false;
    }
}
