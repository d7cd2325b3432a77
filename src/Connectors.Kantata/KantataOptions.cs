using System.ComponentModel.DataAnnotations;

namespace Connectors.Kantata;

/// <summary>Settings of the Kantata adapter for all tenants. Checked at start, all faults at once.</summary>
/// <remarks>Kantata publishes no figures for its limits and sends no headers about them: the budgets are careful assumptions, lowered by the pipeline
/// after each 429.</remarks>
public sealed class KantataOptions
{
    /// <summary>Requests in a second, for each connection.</summary>
    /// <value>5; 1 to 50.</value>
    [Range(1, 50)]
    public int RequestsPerSecond { get; set; } = 5;

    /// <summary>Requests at once, for each connection.</summary>
    /// <value>2; 1 to 20.</value>
    [Range(1, 20)]
    public int ConcurrentRequests { get; set; } = 2;

    /// <summary>Requests in a minute on a route that Kantata limits more tightly than the rest: reading and creating workspaces and custom field
    /// values, inviting people.</summary>
    /// <value>120; 1 to 3,000. Each such route has a bucket of its own, for each connection.</value>
    /// <remarks>Counts beside <see cref="RequestsPerSecond"/>: both must have room.</remarks>
    [Range(1, 3000)]
    public int TightRequestsPerMinute { get; set; } = 120;

    /// <summary>Records in a page.</summary>
    /// <value>200, the vendor's maximum; 1 to 200.</value>
    [Range(1, 200)]
    public int PageSize { get; set; } = 200;

    /// <summary>How much of the time before a cursor is read once more, in minutes: for records that became visible late, and because the vendor does
    /// not say whether its filter is inclusive.</summary>
    /// <value>5; 0 to 1,440.</value>
    /// <remarks>Records seen twice are the same in id and version; whoever stores them drops the second.</remarks>
    [Range(0, 1440)]
    public int OverlapMinutes { get; set; } = 5;
}
