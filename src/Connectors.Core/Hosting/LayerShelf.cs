using System.Collections.Concurrent;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>The mappings of each path that was opened, renewed when the stamp of
/// its overlays changes. No timer and no task: the opening itself looks.</summary>
internal sealed class LayerShelf(IMappingSource source, MappingShelf shelf)
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<string, HeldLayers> _held = new(StringComparer.Ordinal);

    /// <summary>The paths that were opened.</summary>
    public IEnumerable<string> Paths => _held.Keys;

    /// <summary>The mappings that hold for a path now, or all faults of its overlays when none were ever right.</summary>
    public async ValueTask<Outcome<HeldLayers>> OpenAsync(string path, CancellationToken ct)
    {
        // First the stamp: overlays that are newer than it are only read once more.
        var stamp = await source.StampAsync(path, ct);
        var known = stamp is null ? null : _held.GetValueOrDefault(path);
        if (known is not null && known.Stamp == stamp)
        {
            return known;
        }

        var compiled = await CompileAsync(path, ct);
        if (!compiled.IsSuccess)
        {
            return known is null ? Outcome<HeldLayers>.Failed(compiled.Faults) : Hold(path, known with { Stamp = stamp, Refused = compiled.Faults });
        }

        var now = new HeldLayers(stamp, compiled.Value, []);
        if (known is not null)
        {
            shelf.Mappings.Loosen(known.Catalog, now.Catalog);
        }

        return stamp is null ? now : Hold(path, now);
    }

    /// <summary>The mappings of a path as its overlays say now, or all their faults.</summary>
    public async ValueTask<Outcome<MappingCatalog>> CompileAsync(string path, CancellationToken ct)
    {
        try
        {
            return shelf.Mappings.Compile(await source.OverlaysAsync(path, ct).ToListAsync(ct));
        }
        catch (ConnectorException unreadable)
        {
            return unreadable.Fault;
        }
    }

    private HeldLayers Hold(string path, HeldLayers layers)
    {
        if (_held.Count >= Most && !_held.ContainsKey(path))
        {
            _held.Clear();
        }

        return _held[path] = layers;
    }
}
