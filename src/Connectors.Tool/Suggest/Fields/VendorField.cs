namespace Connectors.Tool;

/// <summary>A field of a vendor's object: what is known of it.</summary>
/// <param name="Path">Path in the record as a mapping names it, such as <c>fields.customfield_10015</c>.</param>
/// <param name="Label">What people see; null when not known.</param>
/// <param name="Type">The vendor's type name; null when not known.</param>
/// <param name="Values">Values that were seen, blank ones left out.</param>
/// <param name="Records">How many records were looked at.</param>
/// <param name="Joins">Objects whose ids the values are.</param>
internal sealed record VendorField(
    string Path, string? Label, string? Type, IReadOnlyList<FieldValue> Values, int Records, IReadOnlyList<FieldJoin> Joins);
