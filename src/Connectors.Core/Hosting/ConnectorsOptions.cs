using System.ComponentModel.DataAnnotations;

namespace Connectors.Hosting;

/// <summary>Settings of the whole house. Checked at start, all faults at once.</summary>
public sealed class ConnectorsOptions
{
    /// <summary>Whether vendor addresses may be loopback over plain HTTP: for the sandbox and tests only.</summary>
    /// <value>False.</value>
    public bool AllowLoopback { get; set; }

    /// <summary>Largest accepted answer of a vendor, in bytes.</summary>
    /// <value>33,554,432 (32 MiB).</value>
    [Range(1024, 1_073_741_824)]
    public long MaxResponseBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>How long one attempt of a request may take, in seconds.</summary>
    /// <value>100.</value>
    [Range(1, 900)]
    public int AttemptTimeoutSeconds { get; set; } = 100;

    /// <summary>How often a repeatable request is tried again after a passing fault.</summary>
    /// <value>3; waits 0.8 s, doubled each time with jitter, or as long as the vendor asks up to <see cref="MaxRetryAfterSeconds"/>.</value>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Longest wait that a vendor's Retry-After may cause inside one call, in seconds; above it the call ends with the fault.</summary>
    /// <value>60.</value>
    [Range(0, 3600)]
    public int MaxRetryAfterSeconds { get; set; } = 60;

    /// <summary>Whether a connection has fewer calls at once while its vendor answers slower than usual or fails, and gets them back as it
    /// recovers.</summary>
    /// <value>True; false leaves the limits that the vendor's rules name.</value>
    public bool AdaptConcurrency { get; set; } = true;

    /// <summary>Whether all processes on one store share the rates of their vendors, and heed each other's refusals. For hosts of several
    /// processes; it costs a booking in the store for each chunk of a rate.</summary>
    /// <value>False: each process has budgets of its own.</value>
    public bool ShareBudgets { get; set; }

    /// <summary>How many tenants metrics name each by its own tag value; those beyond it are called <c>other</c>. Each is a time series of its own
    /// for each metric of flows and budgets, which storage must bear.</summary>
    /// <value>0: metrics carry no tenant.</value>
    [Range(0, 100_000)]
    public int TenantTags { get; set; }
}
