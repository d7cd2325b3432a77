namespace Connectors.Benchmarks;

/// <summary>Two ways to read the same page gave different records: there is nothing to compare.</summary>
internal sealed class DifferenceException(string message) : Exception(message);
