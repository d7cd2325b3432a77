namespace Connectors.Tool;

/// <summary>A difference between mappings that needs no record to be seen.</summary>
/// <param name="Kind">Stable name, such as <c>slotClosed</c>.</param>
/// <param name="What">The slot, the vendor field, the need.</param>
/// <param name="Loses">What is lost by it.</param>
internal sealed record StructureChange(string Kind, string What, Loss Loses);
