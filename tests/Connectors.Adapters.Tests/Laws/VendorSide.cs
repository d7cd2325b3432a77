using System.Collections.Immutable;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>A vendor's record with those beside it, made of values at places and looked at by paths.</summary>
internal sealed class VendorSide(MappingDocument document, JsonTree main, Dictionary<VendorKey, JsonTree> related)
{
    public const string Id = "17";

    public JsonTree Main => main;

    public static VendorSide Of(LawCase given)
    {
        var (main, related) = Assemble(given);
        return new(given.Subject.Document, main, related);
    }

    public static (JsonTree Main, Dictionary<VendorKey, JsonTree> Related) Assemble(LawCase given)
    {
        var side = new VendorSide(given.Subject.Document, JsonTree.Object(), []);
        var values = given.Vendor.Select(value => (given.Subject.Places[value.Key].Path, value.Value)).ToList();
        // What is beside the record is found by the record's keys.
        foreach (var (path, raw) in values.Where(value => !side.IsBeside(value.Path)).Concat(values.Where(value => side.IsBeside(value.Path))))
            side.Put(path, JsonTree.Parse(raw));
        return (side.Main, side.Related);
    }

    private Dictionary<VendorKey, JsonTree> Related => related;

    public VendorSide Clone() => new(document, main.Clone(), related.ToDictionary(record => record.Key, record => record.Value.Clone()));

    public VendorRecord Record(byte[]? spelt = null) =>
        new(new(document.Ends.Object!, Id), "7", LawTables.LastChange, RecordState.Live, spelt ?? main.ToUtf8());

    public RelatedRecords Beside(Func<JsonTree, byte[]>? spell = null) => related.Count == 0 ? RelatedRecords.None
        : new(related.ToDictionary(record => record.Key, record => (ReadOnlyMemory<byte>)(spell ?? (tree => tree.ToUtf8()))(record.Value)));

    public JsonTree? At(PathText path)
    {
        var (record, rest) = Locate(path, makes: false);
        return record?.At(rest);
    }

    public void Put(PathText path, JsonTree? value)
    {
        var (record, rest) = Locate(path, makes: value is not null);
        record?.Put(rest.AsSpan(), value);
    }

    private bool IsBeside(PathText path) => path.Segments.Length > 1
        && (path.Segments[0].Name == "custom" || document.Related.Any(entry => entry.Name == path.Segments[0].Name));

    private (JsonTree? Record, ImmutableArray<PathSegment> Inside) Locate(PathText path, bool makes)
    {
        if (!IsBeside(path))
            return (main, path.Segments);
        if (path.Segments[0].Name == "custom")
            return (Record($"custom:{document.Ends.Object}", Id, makes), path.Segments[1..]);
        var entry = document.Related.First(entry => entry.Name == path.Segments[0].Name);
        var key = main.At(entry.By.Segments);
        if (makes && key?.Text is null or "")
        {
            main.Put(entry.By.Segments.AsSpan(), JsonTree.Scalar("\"4711\""));
            key = main.At(entry.By.Segments);
        }
        if (key is null or { Text: null or "" })
            return (null, []);
        return path.Segments[1].Name == "custom" && path.Segments.Length > 2
            ? (Record($"custom:{entry.Object}", key.Text, makes), path.Segments[2..])
            : (Record(entry.Object!, key.Text, makes), path.Segments[1..]);
    }

    private JsonTree? Record(string vendorObject, string id, bool makes)
    {
        var key = new VendorKey(vendorObject, id);
        if (!related.TryGetValue(key, out var record) && makes)
            related[key] = record = JsonTree.Object();
        return record;
    }
}
