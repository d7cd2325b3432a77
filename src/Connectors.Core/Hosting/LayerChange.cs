namespace Connectors.Hosting;

/// <summary>What an edit of a layer came to.</summary>
/// <param name="Owner">Path of the partner or tenant.</param>
/// <param name="Stacks">How many different stacks of layers it was proven with.</param>
/// <param name="Compiled">How many mappings were compiled for that; what the edit does not touch is not compiled again.</param>
public sealed record LayerChange(string Owner, int Stacks, long Compiled);
