namespace Connectors.Benchmarks;

/// <summary>What was measured of a candidate.</summary>
/// <param name="Name">The candidate.</param>
/// <param name="Nanoseconds">Median time of a whole job.</param>
/// <param name="Ratio">Median over the rounds of its time by that of the baseline in the same round.</param>
/// <param name="Bytes">Allocated by one job.</param>
internal sealed record Figure(string Name, double Nanoseconds, double Ratio, long Bytes);
