using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>One side of a comparison: what ships, the documents in its place or
/// beside it, and a stack of overlays for each folder of a tenant.</summary>
internal sealed class MappingSide
{
    private readonly MappingSet _set;
    private readonly Dictionary<string, MappingText> _documents;
    private readonly ImmutableArray<SideLayer> _overlays;
    private readonly Dictionary<string, MappingCatalog> _catalogs = new(StringComparer.Ordinal);

    private MappingSide(MappingSet set, Dictionary<string, MappingText> documents, ImmutableArray<SideLayer> overlays) =>
        (_set, _documents, _overlays) = (set, documents, overlays);

    /// <summary>Folders that hold overlays, as <c>northstar/acme</c>.</summary>
    public IEnumerable<string> Tenants =>
        _overlays.Select(overlay => string.Join('/', overlay.File.Folder)).Where(tenant => tenant.Length > 0).Distinct();

    /// <summary>Takes what was read; all mistakes are in the report when there are any.</summary>
    public static (MappingSide? Side, CheckReport Report) Load(ImmutableArray<CheckedFile> files, MappingFunctions functions)
    {
        var report = new CheckRun(files, functions).Execute();
        if (!report.Faults.IsEmpty)
            return (null, report);
        var documents = ShippedMappings.All.ToDictionary(StringComparer.Ordinal);
        foreach (var file in files.Where(file => !file.IsOverlay))
            documents[CheckFiles.Member(file.Text.Json, "mapping")!] = file.Text;
        return (new(MappingSet.Load(documents.Values, functions).Value!, documents, [.. files.Where(file => file.IsOverlay).Select(SideLayer.Of)]),
            report);
    }

    /// <summary>The overlays that hold for a tenant, outermost first.</summary>
    public ImmutableArray<SideLayer> Layers(string tenant)
    {
        var folder = tenant.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. _overlays.Where(overlay => overlay.File.HoldsFor(folder)).OrderBy(overlay => overlay.File.Folder.Length)];
    }

    /// <summary>A document and the overlays of it that hold for a tenant; empty when there is none of that name.</summary>
    public ImmutableArray<MappingText> Stack(string tenant, string mapping) => _documents.TryGetValue(mapping, out var document)
        ? [document, .. Layers(tenant).Where(layer => layer.Mapping == mapping).Select(layer => layer.File.Text)]
        : [];

    /// <summary>The mappings of a tenant.</summary>
    /// <exception cref="ConnectorException">The layers of two sources do not go together, though each does by itself.</exception>
    public MappingCatalog Catalog(string tenant)
    {
        if (_catalogs.TryGetValue(tenant, out var known))
            return known;
        var compiled = _set.Compile([.. Layers(tenant).Select(layer => layer.File.Text)]);
        return compiled.IsSuccess
            ? _catalogs[tenant] = compiled.Value
            : throw new ConnectorException(compiled.Faults[0] with { Message = string.Join('\n', compiled.Faults) });
    }
}
