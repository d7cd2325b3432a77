namespace Connectors.Flows;

/// <summary>A replay came to something that its recording does not hold. No connector fault, so that no flow takes it for trouble of a
/// vendor.</summary>
/// <param name="what">What it would need.</param>
internal sealed class ReplayRefusedException(string what) : Exception(what);
