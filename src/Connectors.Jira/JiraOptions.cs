using System.ComponentModel.DataAnnotations;

namespace Connectors.Jira;

/// <summary>Settings of the Jira adapter for all tenants. Checked at start, all faults at once. A connection has some of its own (see the package's
/// README).</summary>
public sealed class JiraOptions
{
    /// <summary>GET and POST requests in a second on one endpoint, for each connection.</summary>
    /// <value>100, the vendor's burst limit; 1 to 100.</value>
    /// <remarks>PUT and DELETE take half of it, as the vendor does.</remarks>
    [Range(1, 100)]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Requests at once, for each connection.</summary>
    /// <value>10; 1 to 50.</value>
    [Range(1, 50)]
    public int ConcurrentRequests { get; set; } = 10;

    /// <summary>Points in an hour for calls through the gateway, until the vendor's own answer says how many there are.</summary>
    /// <value>65,000, what the vendor gives an app that has asked for nothing else; 1,000 to 1,000,000.</value>
    /// <remarks>The vendor counts them over all tenants of the same app; answers tell what the others have used.</remarks>
    [Range(1_000, 1_000_000)]
    public int PointsPerHour { get; set; } = 65_000;

    /// <summary>Part of the points that only writes may use, in percent.</summary>
    /// <value>20; 0 to 90.</value>
    [Range(0, 90)]
    public int ReservedForWritesPercent { get; set; } = 20;

    /// <summary>Issues that a page of a search should hold; Jira may send fewer.</summary>
    /// <value>500; 1 to 5,000.</value>
    [Range(1, 5_000)]
    public int PageSize { get; set; } = 500;

    /// <summary>How much of the time before a cursor is read once more, in minutes: search sees a change late.</summary>
    /// <value>5; 0 to 1,440.</value>
    /// <remarks>Records seen twice are the same in id and version; whoever stores them drops the second.</remarks>
    [Range(0, 1_440)]
    public int OverlapMinutes { get; set; } = 5;

    /// <summary>How long search may not see a new issue, in seconds. A create whose answer was lost is not sent again before this has
    /// passed.</summary>
    /// <value>60; 0 to 3,600.</value>
    [Range(0, 3_600)]
    public int IndexLagSeconds { get; set; } = 60;

    /// <summary>For how many minutes a login that was checked is trusted to be one: with a wrong API token Jira answers empty lists, not
    /// refusals.</summary>
    /// <value>5; 0 to 60. Zero checks before each read.</value>
    [Range(0, 60)]
    public int LoginCheckMinutes { get; set; } = 5;
}
