using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Accounts: only read, as at the vendor.</summary>
internal static class JiraUserRoutes
{
    private const int MaxSearch = 1000;

    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("GET", "/rest/api/3/myself", JiraAccess.User, call => Show(call, call.Caller!.AccountId)),
        new("GET", "/rest/api/3/user", JiraAccess.User, call => Show(call, call.Value("accountId"))),
        new("GET", "/rest/api/3/user/search", JiraAccess.User, Search),
        new("GET", "/rest/api/3/user/bulk", JiraAccess.User, Bulk),
        new("GET", "/rest/api/3/users/search", JiraAccess.User, call => List(call, call.Store.All(JiraUsers.Collection))),
        new("GET", "/rest/api/3/users", JiraAccess.User, call => List(call, call.Store.All(JiraUsers.Collection))),
    ];

    private static JiraReply Show(JiraCall call, string? accountId)
    {
        var expand = call.Path[^1] == "myself" && call.Value("expand") is null ? ["groups", "applicationRoles"] : call.List("expand");
        return accountId is null ? throw JiraErrors.Messages(400, "The query parameter 'accountId' needs to be provided.")
            : call.Store.Find(JiraUsers.Collection, accountId) is { } user ? JiraReply.Ok(call.People.User(user, expand), 3)
            : throw JiraErrors.NoUser();
    }

    /// <summary>Names by the beginnings of their words; e-mails only where the profile shows them.</summary>
    private static JiraReply Search(JiraCall call)
    {
        if (call.Value("accountId") is { } accountId)
        {
            return List(call, [.. call.Store.All(JiraUsers.Collection).Where(user => user.Id == accountId)]);
        }

        if (!call.Query.ContainsKey("query"))
        {
            throw JiraErrors.Messages(400, "Invalid request. One of 'query', 'accountId' or 'property' must be provided.");
        }

        var query = call.Value("query") ?? "";
        return List(call, [.. call.Store.All(JiraUsers.Collection).Take(MaxSearch)
            .Where(user => user.Json["active"]!.GetValue<bool>() && Matches(user, query))]);
    }

    private static bool Matches(StoredRecord user, string query) =>
        (JiraUsers.ShowsEmail(user) && user.Json["emailAddress"]!.GetValue<string>().StartsWith(query, StringComparison.OrdinalIgnoreCase))
        || (" " + user.Json["displayName"]!.GetValue<string>()).Contains(" " + query, StringComparison.OrdinalIgnoreCase);

    private static JiraReply Bulk(JiraCall call)
    {
        var ids = call.Query["accountId"];
        return ids.Count == 0 ? throw JiraErrors.Messages(400, "The query parameter 'accountId' needs to be provided.")
            : JiraPages.Bean(call, [.. call.Store.All(JiraUsers.Collection).Where(user => ids.Contains(user.Id))], 10, 200,
                user => call.People.User(user, []));
    }

    private static JiraReply List(JiraCall call, IReadOnlyList<StoredRecord> users)
    {
        var (start, size) = call.Page(50, MaxSearch);
        JsonNode[] page = [.. users.Skip(start).Take(size).Select(user => call.People.User(user, []))];
        return JiraReply.Ok(new JsonArray(page), 1 + (2 * page.Length));
    }
}
