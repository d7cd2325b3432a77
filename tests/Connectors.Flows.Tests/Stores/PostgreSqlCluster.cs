namespace Connectors.Flows.Tests.Stores;

/// <summary>Clusters of tests, which are skipped where there is no PostgreSQL.</summary>
internal static class PostgreSqlCluster
{
    private static readonly Lock Gate = new();
    private static PrivateCluster? _shared;

    /// <summary>The one of this test run, started at first use.</summary>
    public static PrivateCluster Shared
    {
        get
        {
            lock (Gate)
            {
                return _shared ??= StartNew();
            }
        }
    }

    /// <summary>One more: for tests that kill it.</summary>
    public static PrivateCluster StartNew()
    {
        // A server that is killed keeps what the system has taken; only a machine that stops would need the disk.
        var started = PrivateCluster.TryStart("fsync=off", "max_connections=100");
        if (started is null)
        {
            Assert.Ignore("There is no PostgreSQL here: install it (Debian: apt-get install postgresql) to run this test.");
        }

        return started!;
    }

    /// <summary>Ends the shared one, if any.</summary>
    public static void StopShared()
    {
        lock (Gate)
        {
            _shared?.Dispose();
            _shared = null;
        }
    }
}
