using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Kantata.Tests;

/// <summary>The package's own mappings, run over pages as the tool does: every occurrence of an object.</summary>
internal static class MappedPages
{
    private static readonly Lazy<MappingSet> Set = new(Load);

    public static MappingSet Mappings => Set.Value;

    public static CompiledMapping For(string vendorObject, params string[] overlays) => Catalog(overlays).Inbound("kantata", vendorObject);

    public static CompiledMapping WriterOf(string entity, params string[] overlays) => Catalog(overlays).Outbound(entity, "kantata");

    /// <summary>Source and outcome of every occurrence in all recorded pages.</summary>
    public static List<(VendorRecord Source, Outcome<CanonicalRecord> Mapped)> Recorded(string vendorObject)
    {
        var mapping = For(vendorObject);
        var envelope = new KantataPages();
        var mapped = new List<(VendorRecord, Outcome<CanonicalRecord>)>();
        foreach (var (_, body) in RecordedPages.All())
        {
            var page = envelope.Slice(body, vendorObject);
            mapped.AddRange(page.Records.Select(record => (record, mapping.Read(record, page.Related, "psa"))));
        }

        return mapped;
    }

    /// <summary>The canonical form of one record with what travels along.</summary>
    public static Outcome<CanonicalRecord> One(string vendorObject, string json, string sideLoads = "", params string[] overlays)
    {
        var body = $$"""{"{{vendorObject}}":{"1":{{json}} }{{(sideLoads.Length == 0 ? "" : "," + sideLoads)}} }""";
        var page = new KantataPages().Slice(Encoding.UTF8.GetBytes(body), vendorObject);
        return For(vendorObject, overlays).Read(page.Records[0], page.Related, "psa");
    }

    public static JsonElement Json(Outcome<CanonicalRecord> mapped)
    {
        Assert.That(mapped.IsSuccess, Is.True, string.Join('\n', mapped.Faults));
        return JsonDocument.Parse(mapped.Value!.Json).RootElement;
    }

    private static MappingCatalog Catalog(string[] overlays)
    {
        var catalog = Mappings.Compile([.. overlays.Select((overlay, index) => new MappingText($"{index}.overlay.json", Encoding.UTF8.GetBytes(overlay)))]);
        Assert.That(catalog.IsSuccess, Is.True, string.Join('\n', catalog.Faults));
        return catalog.Value!;
    }

    private static MappingSet Load()
    {
        var assembly = typeof(KantataOptions).Assembly;
        var texts = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".mapping.json", StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new MappingText(name, bytes);
        });
        var set = MappingSet.Load(texts, MappingFunctions.None);
        return set.IsSuccess ? set.Value : throw new InvalidOperationException(string.Join('\n', set.Faults));
    }
}
