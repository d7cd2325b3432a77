namespace Connectors.Mapping;

/// <summary>A record that travels along under a name.</summary>
/// <param name="Name">First segment of paths that continue in it.</param>
/// <param name="Object">The vendor's resource; null in derivations.</param>
/// <param name="Entity">The contract; null in vendor mappings.</param>
/// <param name="By">Where its key stands.</param>
/// <param name="Node">Its place in the document.</param>
internal sealed record RelatedEntry(string Name, string? Object, string? Entity, PathText By, DocumentNode Node);
