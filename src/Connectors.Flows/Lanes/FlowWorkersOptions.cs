namespace Connectors.Flows;

/// <summary>How a process works on lanes.</summary>
public sealed class FlowWorkersOptions
{
    /// <summary>How many lanes at once, 1 to 64.</summary>
    /// <value>4.</value>
    public int Workers { get; set; } = 4;

    /// <summary>How many items of a lane in one turn, 1 to 1,000: small values share the process more fairly between tenants.</summary>
    /// <value>20.</value>
    public int Quantum { get; set; } = 20;

    /// <summary>How long a lane stays with a process that died, 1 second to 1 hour. Living ones renew in time.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an idle worker looks by itself, whatever wakes it: 10 milliseconds to 1 minute.</summary>
    /// <value>1 second.</value>
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long work waits that a broken conversation left.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stopping process may take to end what it has begun; then it is cut off.</summary>
    /// <value>8 seconds.</value>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Which tenants' flows are begun by this process: a partition of the tenant directory. Work that is in the store is done for
    /// all.</summary>
    /// <value><c>default</c>.</value>
    public string Partition { get; set; } = "default";

    /// <summary>How often the directory is asked for tenants and bindings that are new.</summary>
    /// <value>1 minute.</value>
    public TimeSpan Directory { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long dead letters are kept after they were closed, 1 day to 100 years; decisions stay in the audit log. Letters by which somebody
    /// discarded a record that cannot be read stay, since they count.</summary>
    /// <value>90 days.</value>
    public TimeSpan KeepClosedLetters { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often lanes and writes in doubt are measured for metrics, while somebody listens: 1 second to 1 hour.</summary>
    /// <value>15 seconds.</value>
    public TimeSpan Measure { get; set; } = TimeSpan.FromSeconds(15);
}
