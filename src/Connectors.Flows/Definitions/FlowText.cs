namespace Connectors.Flows;

/// <summary>A flow document as text, not yet checked.</summary>
/// <param name="File">Where it lies, for messages.</param>
/// <param name="Json">UTF-8 JSON.</param>
public sealed record FlowText(string File, ReadOnlyMemory<byte> Json);
