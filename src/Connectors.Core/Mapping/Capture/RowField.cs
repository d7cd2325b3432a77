using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>A column of a CSV page that some rule wants.</summary>
/// <param name="Column">Its index.</param>
/// <param name="Slot">Where its fields go.</param>
/// <param name="Parent">The object around it; null for the record itself.</param>
internal readonly record struct RowField(int Column, int Slot, CsvNode? Parent);
