namespace Connectors.Flows.Tests;

internal enum MemoryFault
{
    None,
    Refuse,
    LoseAnswerAfterCommit,
    LoseRequest,
    Unavailable,
    /// <summary>The conversation breaks, and the vendor repeats what it was sent.</summary>
    Gossip,
    /// <summary>Our process ends before the vendor is asked.</summary>
    Kill,
    /// <summary>Our process ends after the vendor has done it.</summary>
    KillAfterCommit,
}
