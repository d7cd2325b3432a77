namespace Connectors.Tool;

/// <summary>What is to be explained.</summary>
/// <param name="Adapter">The vendor.</param>
/// <param name="Object">The vendor's object.</param>
/// <param name="Input">File or folder of pages.</param>
/// <param name="Id">The vendor's id of the record.</param>
/// <param name="Field">JSON Pointer of the field, or of an object of fields; null for all.</param>
/// <param name="Derivation">The derivation whose record is meant; null for the record that is read.</param>
internal sealed record ExplainRequest(string Adapter, string Object, string Input, string Id, string? Field, string? Derivation);
