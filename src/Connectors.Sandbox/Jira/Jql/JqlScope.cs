namespace Connectors.Sandbox;

/// <summary>What a query is read against.</summary>
/// <param name="Site">The site.</param>
/// <param name="CallerId">Whom <c>currentUser()</c> means.</param>
/// <param name="Zone">The zone of the caller's profile, in which dates are read.</param>
internal sealed record JqlScope(JiraSite Site, string CallerId, TimeZoneInfo Zone)
{
    public DateTimeOffset Now => Site.Now;

    public RecordStore Store => Site.Store;

    public static JqlScope Of(JiraCall call) => new(call.Site, call.Caller?.AccountId ?? "", call.Zone);
}
