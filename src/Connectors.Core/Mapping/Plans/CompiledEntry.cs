namespace Connectors.Mapping;

/// <summary>An entry of <see cref="CompiledCache"/>.</summary>
internal sealed record CompiledEntry(string Name, string Hash, CompiledMapping Mapping);
