namespace Connectors.Adapters;

/// <summary>A field as the vendor describes it.</summary>
/// <param name="Name">The vendor's name.</param>
/// <param name="Label">What people see.</param>
/// <param name="Type">The vendor's type name.</param>
/// <param name="IsRequired">Whether a create needs it.</param>
/// <param name="IsReadOnly">Whether it cannot be written.</param>
/// <param name="Choices">Allowed values; empty when any.</param>
public sealed record FieldDefinition(string Name, string Label, string Type, bool IsRequired, bool IsReadOnly, ImmutableArray<string> Choices);
