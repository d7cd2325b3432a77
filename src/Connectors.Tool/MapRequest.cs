namespace Connectors.Tool;

/// <summary>What is to be mapped.</summary>
/// <param name="Adapter">The vendor.</param>
/// <param name="Object">The vendor's object.</param>
/// <param name="Input">File or folder.</param>
/// <param name="Format"><c>json</c> or <c>table</c>.</param>
internal sealed record MapRequest(string Adapter, string Object, string Input, string Format);
