namespace Connectors.Salesforce;

/// <summary>Settings of the Salesforce adapter for all tenants. A connection can override some of them (see the package's README).</summary>
public sealed class SalesforceOptions
{
    internal const string Rules =
        "Salesforce options: SafetyWindow 0 to 1 hour, Overlap 0 to 1 day, BatchSize 200 to 2000, DailyRequests at least 1000, "
        + "ReservedForWritesPercent 0 to 90, ConcurrentRequests 1 to 25, ExternalIdField a field name such as ERP_Id__c, BulkFrom 0 or more, "
        + "BulkPoll 1 millisecond to 30 seconds, BulkWait up to 1 day.";

    /// <summary>How far behind the clock an incremental read ends, so that long transactions of Salesforce can commit first.</summary>
    /// <value>2 minutes; 0 to 1 hour. Zero reads to the end and leaves the clock out of it.</value>
    /// <remarks>Records changed inside the window arrive with the next read. A connection overrides it with <c>safetySeconds</c>.</remarks>
    public TimeSpan SafetyWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How much of the time before the cursor is read once more, for records that became visible late.</summary>
    /// <value>10 minutes; 0 to 1 day. Zero reads strictly behind the cursor.</value>
    /// <remarks>Records seen twice are the same in id and version; whoever stores them drops the second.</remarks>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Rows that a page should hold; Salesforce may send fewer.</summary>
    /// <value>2,000; 200 to 2,000.</value>
    public int BatchSize { get; set; } = 2000;

    /// <summary>API requests in 24 hours until Salesforce's own answer says how many there are.</summary>
    /// <value>15,000, the allowance of the smallest edition.</value>
    public int DailyRequests { get; set; } = 15_000;

    /// <summary>Part of the daily requests that only writes may use, in percent.</summary>
    /// <value>20; 0 to 90.</value>
    public int ReservedForWritesPercent { get; set; } = 20;

    /// <summary>Requests at once for a connection. Salesforce counts only calls that last longer than 20 seconds.</summary>
    /// <value>25; 1 to 25.</value>
    public int ConcurrentRequests { get; set; } = 25;

    /// <summary>API name of the External ID field that holds our key. It should be unique and case-sensitive.</summary>
    /// <value><c>ERP_Id__c</c>.</value>
    /// <remarks>A connection overrides it with the setting <c>externalIdField</c>.</remarks>
    public string ExternalIdField { get; set; } = "ERP_Id__c";

    /// <summary>From how many rows on the first read of an object goes by a bulk query (Bulk API 2.0) and not page by page.</summary>
    /// <value>Null: never. 0: always, where Salesforce offers it.</value>
    /// <remarks>A connection overrides it with <c>bulkFrom</c>. Reads with child rows, and all later reads, go page by page.</remarks>
    public int? BulkFrom { get; set; }

    /// <summary>First pause before a bulk query is asked for again; each following one is twice as long, up to 30 seconds.</summary>
    /// <value>1 second; 1 millisecond to 30 seconds.</value>
    public TimeSpan BulkPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one read waits for a bulk query. The next read goes on with the same one.</summary>
    /// <value>1 hour; up to 1 day.</value>
    public TimeSpan BulkWait { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Columns that an org need not have: left out of the query when Salesforce does not know them, instead of stopping the read.</summary>
    /// <value>
    /// <c>CurrencyIsoCode</c>, which exists only in orgs with several currencies; <c>BillingCountryCode</c> and <c>MailingCountryCode</c>,
    /// which exist only with state and country picklists.
    /// </value>
    public IList<string> OptionalColumns { get; } = ["CurrencyIsoCode", "BillingCountryCode", "MailingCountryCode"];

    internal ImmutableArray<string> FindMistakes()
    {
        var mistakes = ImmutableArray.CreateBuilder<string>();
        Check(SafetyWindow >= TimeSpan.Zero && SafetyWindow <= TimeSpan.FromHours(1), nameof(SafetyWindow));
        Check(Overlap >= TimeSpan.Zero && Overlap <= TimeSpan.FromDays(1), nameof(Overlap));
        Check(BatchSize is >= 200 and <= 2000, nameof(BatchSize));
        Check(DailyRequests >= 1000, nameof(DailyRequests));
        Check(ReservedForWritesPercent is >= 0 and <= 90, nameof(ReservedForWritesPercent));
        Check(ConcurrentRequests is >= 1 and <= 25, nameof(ConcurrentRequests));
        Check(SoqlName.IsValid(ExternalIdField) && !ExternalIdField.Contains('.'), nameof(ExternalIdField));
        Check(BulkFrom is null or >= 0, nameof(BulkFrom));
        Check(BulkPoll >= TimeSpan.FromMilliseconds(1) && BulkPoll <= TimeSpan.FromSeconds(30), nameof(BulkPoll));
        Check(BulkWait > TimeSpan.Zero && BulkWait <= TimeSpan.FromDays(1), nameof(BulkWait));
        return mistakes.ToImmutable();

        void Check(bool holds, string name)
        {
            if (!holds)
                mistakes.Add(name);
        }
    }
}
