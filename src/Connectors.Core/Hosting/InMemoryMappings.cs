using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Overlays in memory, for tests and for hosts that bring them in by
/// <see cref="IMappingLayers"/> at each start. Safe for parallel use.</summary>
public sealed class InMemoryMappings : IMappingStore
{
    private readonly Lock _lock = new();
    private volatile ImmutableDictionary<string, Layer> _layers = ImmutableDictionary.Create<string, Layer>(StringComparer.Ordinal);
    private long _version;

    /// <inheritdoc/>
    public IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, CancellationToken ct = default)
    {
        var layers = _layers;
        return OwnerPath.Owners(tenantPath).SelectMany(owner => layers.TryGetValue(owner, out var layer) ? layer.Texts : []).ToAsyncEnumerable();
    }

    /// <inheritdoc/>
    public ValueTask<string?> StampAsync(string tenantPath, CancellationToken ct = default)
    {
        var layers = _layers;
        return new(string.Join('.', OwnerPath.Owners(tenantPath).Select(owner => layers.TryGetValue(owner, out var layer) ? layer.Version : 0)));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<MappingText>> FindAsync(string owner, CancellationToken ct = default) =>
        new(_layers.TryGetValue(OwnerPath.Of(owner), out var layer) ? layer.Texts : []);

    /// <inheritdoc/>
    public ValueTask ReplaceAsync(string owner, ImmutableArray<MappingText> overlays, CancellationToken ct = default)
    {
        var path = OwnerPath.Of(owner);
        lock (_lock)
        {
            _layers = _layers.SetItem(path, new(++_version, [.. overlays.Select(text => text with { Owner = path })]));
        }

        return ValueTask.CompletedTask;
    }

    private sealed record Layer(long Version, ImmutableArray<MappingText> Texts);
}
