namespace Connectors.Mapping;

/// <summary>A field of the source that something in a plan needs.</summary>
/// <param name="Owner">The related record that has it; empty for the main record.</param>
/// <param name="Field">Dotted path.</param>
internal sealed record FieldNeed(string Owner, string Field);
