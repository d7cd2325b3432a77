namespace Connectors.Mapping;

/// <summary>What mappings of equal contents share. Held by each of them, and only weakly by <see cref="CompiledCache"/>: it lives as long as a
/// tenant, a run or the most recent use holds one of them.</summary>
/// <param name="name">Name of the mapping.</param>
/// <param name="hash">Hash of the contents of its overlays.</param>
internal sealed class CompiledEntry(string name, string hash)
{
    private CompiledMapping? _last;

    public (string Name, string Hash) Key => (name, hash);

    /// <summary>The mapping under the names of a tenant's layers: equal contents may lie in the folders of several owners, and nobody is told the
    /// names of another one.</summary>
    public CompiledMapping Under(ImmutableArray<MappingOrigin> origins) =>
        _last is { } last && last.Origins.AsSpan().SequenceEqual(origins.AsSpan()) ? last : _last = _last!.Under(origins);

    public CompiledMapping Begin(CompiledMapping mapping) => _last = mapping;
}
