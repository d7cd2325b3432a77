namespace Connectors.Mapping;

/// <summary>What a vendor's value stands for in a value table, for a time.</summary>
/// <param name="Code">The canonical code.</param>
/// <param name="From">First day, included; null since ever.</param>
/// <param name="Until">Last day, included; null for ever.</param>
public sealed record ValuePeriod(string Code, DateOnly? From = null, DateOnly? Until = null);
