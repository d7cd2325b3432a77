namespace Connectors.Benchmarks;

/// <summary>One way to do a job.</summary>
/// <param name="Name">What is shown.</param>
/// <param name="Run">Does the whole job once.</param>
internal sealed record Candidate(string Name, Func<int> Run);
