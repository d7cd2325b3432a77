using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>A map of side-loaded objects, of which one member is wanted.</summary>
internal sealed class SideTable(FieldComparer comparer, string member)
{
    private readonly Dictionary<Field, SideEntry> _entries = new(comparer);

    public SideEntry? Find(Field id) => id.Kind != JsonTokenType.None && _entries.TryGetValue(id, out var entry) ? entry : null;

    public void Read(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = TimeEntryReader.Key(ref reader);
            var entry = new SideEntry();
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(member))
                {
                    entry.Value = Field.Take(ref reader);
                    continue;
                }
                reader.Read();
                reader.Skip();
            }
            _entries[key] = entry;
        }
    }
}
