namespace Connectors.Benchmarks;

/// <summary>One line of a report: a ratio to a baseline, with what was measured of both.</summary>
/// <param name="Name">What was measured, such as <c>read-typed/kantata</c>.</param>
/// <param name="Ratio">Its time by that of the baseline.</param>
/// <param name="Baseline">What it is compared with.</param>
/// <param name="Nanoseconds">Time for one record.</param>
/// <param name="Bytes">Allocated for one record.</param>
internal sealed record Line(string Name, double Ratio, string Baseline, double Nanoseconds, long Bytes);
