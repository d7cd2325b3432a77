using System.Text;
using System.Text.Json;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Hosting;

/// <summary>Proves an edit with every stack of layers that it reaches, then keeps it.</summary>
internal sealed class MappingLayers(IMappingSource source, ITenantDirectory directory, MappingShelf shelf, LayerShelf opened) : IMappingLayers,
    IDisposable
{
    private const int MostOverlays = 1_000;
    private readonly SemaphoreSlim _gate = new(1, 1);

    // What the last edit made is wanted at the next opening of its tenants.
    private ImmutableArray<MappingCatalog> _prepared = [];

    public ValueTask<ImmutableArray<MappingText>> FindAsync(string owner, CancellationToken ct = default) => Store.FindAsync(OwnerPath.Of(owner), ct);

    public async ValueTask<Outcome<LayerChange>> ReplaceAsync(string owner, IReadOnlyList<MappingText> overlays, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(overlays);
        var path = OwnerPath.Of(owner);
        await _gate.WaitAsync(ct);
        try
        {
            return await KeepAsync(path, [.. overlays], ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<Outcome<LayerChange>> SetValueAsync(
        string owner, string mapping, string table, string raw, IReadOnlyList<ValuePeriod> codes, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(mapping);
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentNullException.ThrowIfNull(codes);
        var path = OwnerPath.Of(owner);
        await _gate.WaitAsync(ct);
        try
        {
            var layer = (await TenantsAsync(path, ct)).Contains(path) ? "tenant" : "partner";
            var edited = OverlayEdit.SetValue(await Store.FindAsync(path, ct), mapping, table, raw, codes, () => New(path, mapping, layer));
            return edited.IsSuccess ? await KeepAsync(path, edited.Value, ct) : Outcome<LayerChange>.Failed(edited.Faults);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private IMappingStore Store => source as IMappingStore ?? throw new ConnectorException(new(
        FaultKind.Unsupported, "The source of overlays cannot be edited: use UseMappingDirectory, or a source that is an IMappingStore."));

    private async ValueTask<Outcome<LayerChange>> KeepAsync(string owner, ImmutableArray<MappingText> overlays, CancellationToken ct)
    {
        if (overlays.Length > MostOverlays)
        {
            return new Fault(FaultKind.LimitExceeded,
                $"There are {overlays.Length} overlays; one owner has at most {MostOverlays}: put them together.");
        }

        var (store, before) = (Store, shelf.Mappings.Compilations);
        var layers = new Dictionary<string, ImmutableArray<MappingText>>(StringComparer.Ordinal)
        {
            [owner] = [.. overlays.Select(text => text with { Owner = owner })],
        };
        var (proven, catalogs, faults) = (new HashSet<string>(StringComparer.Ordinal), new List<MappingCatalog>(), new List<Fault>());
        foreach (var path in (await TenantsAsync(owner, ct)).Append(owner))
        {
            var stack = new List<string>();
            foreach (var step in OwnerPath.Owners(path))
            {
                if (!layers.TryGetValue(step, out var found))
                {
                    layers[step] = found = await store.FindAsync(step, ct);
                }

                if (!found.IsEmpty)
                {
                    stack.Add(step);
                }
            }

            // Tenants without layers of their own are proven by their partner's.
            if (!proven.Add(string.Join('\n', stack)))
            {
                continue;
            }

            var compiled = shelf.Mappings.Compile([.. stack.SelectMany(step => layers[step])]);
            faults.AddRange(compiled.Faults.Where(fault => !faults.Contains(fault)));
            if (compiled.IsSuccess)
            {
                catalogs.Add(compiled.Value);
            }
        }

        if (faults.Count > 0)
        {
            return Outcome<LayerChange>.Failed([.. faults]);
        }

        await store.ReplaceAsync(owner, layers[owner], ct);
        _prepared = [.. catalogs];
        return new LayerChange(owner, proven.Count, shelf.Mappings.Compilations - before);
    }

    /// <summary>The paths of tenants at or below an owner: those that the directory knows, and those that were opened here.</summary>
    private async ValueTask<HashSet<string>> TenantsAsync(string owner, CancellationToken ct)
    {
        var paths = opened.Paths.Where(path => OwnerPath.IsBelow(path, owner)).Select(OwnerPath.Of).ToHashSet(StringComparer.Ordinal);
        await foreach (var path in directory.PathsBelowAsync(owner, ct))
        {
            paths.Add(OwnerPath.Of(path));
        }

        return paths;
    }

    private MappingText New(string owner, string mapping, string layer) => new($"{owner[1..]}/{mapping}.overlay.json", Encoding.UTF8.GetBytes($$"""
        { "overlay": {{JsonSerializer.Serialize(mapping)}}, "base": "{{shelf.Mappings.MajorOf(mapping)}}.x", "layer": "{{layer}}" }
        """)) { Owner = owner };
}
