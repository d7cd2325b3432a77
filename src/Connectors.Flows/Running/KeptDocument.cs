namespace Connectors.Flows;

/// <summary>A document of a mapping that is kept.</summary>
/// <param name="File">Its name, for messages.</param>
/// <param name="Text">Its JSON, to the byte: overlays are part of the mapping's version by their hash.</param>
/// <param name="Owner">Whose overlay it is; null for the base, and where nobody said.</param>
internal sealed record KeptDocument(string File, string Text, string? Owner);
