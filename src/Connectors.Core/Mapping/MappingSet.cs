using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>All base mappings of a host. Compiles them with overlays; the same overlays give the same compiled mappings. Thread-safe.</summary>
public sealed class MappingSet
{
    private readonly Dictionary<string, MappingPlans> _plans;
    private readonly Dictionary<string, MappingText> _texts;
    private readonly ImmutableArray<CompiledMapping> _compiled;
    private readonly MappingFunctions _functions;
    private readonly CompiledCache _cache = new();
    private long _compilations;

    private MappingSet(Dictionary<string, MappingPlans> plans, Dictionary<string, MappingText> texts, MappingFunctions functions)
    {
        var names = new string[plans.Count];
        plans.Keys.CopyTo(names, 0);
        Array.Sort(names, StringComparer.Ordinal);
        (_plans, _texts, _functions, Names) = (plans, texts, functions, [.. names]);
        _compiled = [.. Array.ConvertAll(names, name => CompiledMapping.Of(plans[name], plans[name], plans[name].Document.Version))];
    }

    /// <summary>Names of all mappings, sorted.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How many stacks of overlays were compiled so far.</summary>
    internal long Compilations => Interlocked.Read(ref _compilations);

    /// <summary>Reads and checks base documents.</summary>
    /// <param name="baseDocuments">The documents.</param>
    /// <param name="functions">What <c>custom</c> rules may call.</param>
    /// <returns>The set, or all faults of all documents with file, line and column.</returns>
    public static Outcome<MappingSet> Load(IEnumerable<MappingText> baseDocuments, MappingFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(baseDocuments);
        ArgumentNullException.ThrowIfNull(functions);
        var faults = new DocumentFaults();
        var reader = new MappingDocumentReader(faults);
        var plans = new Dictionary<string, MappingPlans>(StringComparer.Ordinal);
        var texts = new Dictionary<string, MappingText>(StringComparer.Ordinal);
        foreach (var text in baseDocuments)
        {
            if (reader.Document(text) is not { } document)
                continue;
            if (plans.TryGetValue(document.Name, out var other))
                faults.Add(document.Root, null, $"The mapping \"{document.Name}\" exists already in {other.Document.Root.Place}.",
                    "Give each mapping a name of its own.");
            texts[document.Name] = text;
            plans[document.Name] = new PlanCompiler(document, functions, faults, null).Compile();
        }
        return faults.Count > 0 ? Outcome<MappingSet>.Failed(faults.All) : new MappingSet(plans, texts, functions);
    }

    /// <summary>The mappings with overlays laid over them.</summary>
    /// <param name="overlays">Outermost partner first, the tenant's own last.</param>
    /// <returns>The catalog, or all faults of all overlays.</returns>
    public Outcome<MappingCatalog> Compile(IReadOnlyList<MappingText> overlays)
    {
        ArgumentNullException.ThrowIfNull(overlays);
        if (overlays.Count == 0)
            return new MappingCatalog(_compiled);
        var faults = new DocumentFaults();
        var reader = new MappingDocumentReader(faults);
        var stacks = new Dictionary<string, List<(MappingOverlay Overlay, MappingText Text)>>(StringComparer.Ordinal);
        foreach (var text in overlays)
        {
            if (reader.Overlay(text, name => _plans.GetValueOrDefault(name)?.Document) is not { } overlay)
                continue;
            if (_plans.ContainsKey(overlay.Mapping))
                (stacks.TryGetValue(overlay.Mapping, out var stack) ? stack : stacks[overlay.Mapping] = []).Add((overlay, text));
            else
                faults.Add(overlay.Root.Find("overlay")!, null, $"There is no mapping \"{overlay.Mapping}\".",
                    $"Use one of: {string.Join(", ", Names)}.");
        }
        var (names, compiled) = (Names, _compiled.ToBuilder());
        foreach (var (name, stack) in stacks)
        {
            var hash = HashOf(stack);
            var overlaid = stack.Select(layer => layer.Overlay).ToImmutableArray();
            ImmutableArray<MappingOrigin> origins = [.. _plans[name].Document.Origins, .. overlaid.Select(overlay => overlay.Origin)];
            compiled[names.BinarySearch(name, StringComparer.Ordinal)] = _cache.Find(name, hash, origins)
                ?? Compile(name, overlaid, [.. stack.Select(layer => layer.Text.Json)], hash, faults);
        }
        return faults.Count > 0 ? Outcome<MappingCatalog>.Failed(faults.All) : new MappingCatalog(compiled.MoveToImmutable());
    }

    /// <summary>Major version of a mapping's document; 1 when there is none of that name.</summary>
    internal string MajorOf(string name) => _plans.TryGetValue(name, out var plans) ? plans.Document.Version.Split('.')[0] : "1";

    /// <summary>The documents that a mapping of this set was compiled of: the base first, then its overlays, by the names of its own
    /// layers.</summary>
    internal ImmutableArray<MappingText> DocumentsOf(CompiledMapping mapping) =>
    [
        _texts[mapping.Name],
        .. mapping.Overlays.Select((json, index) =>
            new MappingText(mapping.Origins[index + 1].Document, json) { Owner = mapping.Origins[index + 1].Owner }),
    ];

    /// <summary>A mapping out of its documents, whatever this set has of that name.</summary>
    /// <param name="documents">As <see cref="DocumentsOf"/> gave them, perhaps of an older package.</param>
    /// <returns>The mapping, or why this version cannot run it.</returns>
    internal Outcome<CompiledMapping> Restore(ImmutableArray<MappingText> documents)
    {
        var set = Load(documents.Take(1), _functions);
        var catalog = set.IsSuccess ? set.Value.Compile([.. documents.Skip(1)]) : Outcome<MappingCatalog>.Failed(set.Faults);
        return catalog.IsSuccess ? catalog.Value.All.Single() : Outcome<CompiledMapping>.Failed(catalog.Faults);
    }

    /// <summary>Lets go of mappings that another catalog has taken the place of.</summary>
    internal void Loosen(MappingCatalog before, MappingCatalog after)
    {
        foreach (var mapping in before.All.Where(mapping => !after.All.Contains(mapping)))
            _cache.Loosen(mapping);
    }

    private CompiledMapping Compile(
        string name, ImmutableArray<MappingOverlay> overlays, ImmutableArray<ReadOnlyMemory<byte>> texts, string hash, DocumentFaults faults)
    {
        var before = faults.Count;
        Interlocked.Increment(ref _compilations);
        var merge = new OverlayMerge(faults);
        var document = overlays.Aggregate(_plans[name].Document, merge.Over);
        var plans = new PlanCompiler(document, _functions, faults, _plans[name]).Compile();
        var compiled = CompiledMapping.Of(plans, _plans[name], $"{document.Version}+{Shown(hash)}", texts);
        return faults.Count == before ? _cache.Add(name, hash, compiled) : compiled;
    }

    /// <summary>The bytes of the hash two by two: a text that is compared and never shown. Each mapping of a tenant keeps one.</summary>
    private static string HashOf(List<(MappingOverlay Overlay, MappingText Text)> stack)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, text) in stack)
        {
            hash.AppendData(BitConverter.GetBytes(text.Json.Length));
            hash.AppendData(text.Json.Span);
        }
        return new(MemoryMarshal.Cast<byte, char>(hash.GetHashAndReset()));
    }

    /// <summary>What stands behind the version: enough to tell two stacks of layers apart.</summary>
    private static string Shown(string hash) => Convert.ToHexStringLower(MemoryMarshal.AsBytes(hash.AsSpan())[..4]);
}
