using System.Text;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>What a read has handed out already, by id and version: a record that changed meanwhile is handed out again. Bounded by what a later page
/// can repeat.</summary>
internal sealed class SeenRecords
{
    private readonly Dictionary<(string Id, string Version), DateTimeOffset?> _seen = [];

    /// <summary>Those not seen yet. A record without id is told by its text.</summary>
    public ImmutableArray<VendorRecord> Keep(ImmutableArray<VendorRecord> records) =>
        [.. records.Where(record => _seen.TryAdd((record.Key.Id, VersionOf(record)), record.ModifiedAt))];

    /// <summary>Forgets what cannot come again because the next list begins at <paramref name="start"/>.</summary>
    public void ForgetBefore(DateTimeOffset? start)
    {
        foreach (var old in _seen.Where(seen => seen.Value < start).Select(seen => seen.Key).ToArray())
        {
            _seen.Remove(old);
        }
    }

    private static string VersionOf(VendorRecord record) =>
        record.Key.Id.Length == 0 ? Encoding.UTF8.GetString(record.Json.Span) : record.Version ?? "";
}
