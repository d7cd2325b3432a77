namespace Connectors.NetSuite;

/// <summary>Settings of the NetSuite adapter for all tenants. A connection can override some of them (see the package's README).</summary>
public sealed class NetSuiteOptions
{
    internal const string Rules =
        "NetSuite options: SafetyWindow 0 to 1 hour, Overlap 0 to 1 day, PageSize 1 to 1000, ConcurrentRequests 1 to 200.";

    /// <summary>How far behind the clock an incremental read ends, so that long transactions of NetSuite can commit first.</summary>
    /// <value>2 minutes; 0 to 1 hour. Zero reads to the end and leaves the clock out of it.</value>
    /// <remarks>Records changed inside the window arrive with the next read. A connection overrides it with <c>safetySeconds</c>.</remarks>
    public TimeSpan SafetyWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How much of the time before the cursor is read once more, for records that became visible late.</summary>
    /// <value>10 minutes; 0 to 1 day. Zero reads strictly behind the cursor.</value>
    /// <remarks>Around the end of daylight saving time one hour is added: the account's local stamps then come twice.</remarks>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Rows of a SuiteQL page.</summary>
    /// <value>1,000, the most that NetSuite gives.</value>
    public int PageSize { get; set; } = 1000;

    /// <summary>Requests at once for a connection.</summary>
    /// <value>4; 1 to 200. The account's limit counts all its integrations together and is 5 for the smallest.</value>
    public int ConcurrentRequests { get; set; } = 4;

    internal bool IsValid() =>
        SafetyWindow >= TimeSpan.Zero && SafetyWindow <= TimeSpan.FromHours(1)
        && Overlap >= TimeSpan.Zero && Overlap <= TimeSpan.FromDays(1)
        && PageSize is >= 1 and <= 1000
        && ConcurrentRequests is >= 1 and <= 200;
}
