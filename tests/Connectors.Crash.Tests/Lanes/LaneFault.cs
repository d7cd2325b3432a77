namespace Connectors.Crash.Tests.Lanes;

/// <summary>What happens in a round.</summary>
internal enum LaneFault
{
    /// <summary>SIGKILL to one process, between a call of the vendor and its commit, or at any moment.</summary>
    Kill,

    /// <summary>SIGSTOP to one process, until others have done its work; then SIGCONT.</summary>
    Stop,

    /// <summary>The database is stopped in the middle of commits (<c>-m immediate</c>) and started again.</summary>
    Database,

    /// <summary>All processes and the database at once.</summary>
    Everything,
}
