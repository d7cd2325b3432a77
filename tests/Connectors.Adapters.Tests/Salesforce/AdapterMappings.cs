using System.Reflection;
using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Hosting;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests;

/// <summary>The mappings of an adapter package, with overlays if need be.</summary>
internal static class AdapterMappings
{
    public static MappingCatalog Of(Assembly assembly, params string[] overlays)
    {
        var set = MappingSet.Load(EmbeddedMappings.Of(assembly), MappingFunctions.None);
        Assert.That(set.Faults.IsDefault ? [] : set.Faults.Select(fault => fault.ToString()), Is.Empty);
        var catalog = set.Value!.Compile([.. overlays.Select((text, i) => new MappingText($"overlay-{i}.json", Encoding.UTF8.GetBytes(text)))]);
        Assert.That(catalog.Faults.IsDefault ? [] : catalog.Faults.Select(fault => fault.ToString()), Is.Empty);
        return catalog.Value!;
    }

    /// <summary>The canonical record of a vendor's row; the test fails with every fault of it.</summary>
    public static CanonicalRecord Map(this CompiledMapping mapping, VendorRecord row, RelatedRecords? related = null)
    {
        var mapped = mapping.Read(row, related ?? RelatedRecords.None, "vendor");
        Assert.That(mapped.Faults.IsDefault ? [] : mapped.Faults.Select(fault => $"{row.Key}: {fault}"), Is.Empty);
        return mapped.Value!;
    }

    public static CanonicalRecord Map(this CompiledMapping mapping, string vendorObject, string json) => mapping.Map(
        new VendorRecord(new VendorKey(vendorObject, "1"), null, null, RecordState.Live, Encoding.UTF8.GetBytes(json)));

    public static string Text(this CanonicalRecord record) => Encoding.UTF8.GetString(record.Json.Span);
}
