namespace Connectors.Flows.Tests;

internal enum MemoryFault
{
    None,
    Refuse,
    LoseAnswerAfterCommit,
    LoseRequest,
    Unavailable,
}
