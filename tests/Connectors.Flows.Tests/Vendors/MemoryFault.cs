namespace Connectors.Flows.Tests;

internal enum MemoryFault
{
    None,
    Refuse,
    LoseAnswerAfterCommit,
    LoseRequest,
    Unavailable,
    /// <summary>Our process ends before the vendor is asked.</summary>
    Kill,
}
