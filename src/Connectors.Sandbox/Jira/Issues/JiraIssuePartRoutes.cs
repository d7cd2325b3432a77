namespace Connectors.Sandbox;

/// <summary>What hangs on an issue: comments, properties, remote links, its history.</summary>
internal static class JiraIssuePartRoutes
{
    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        .. JiraComments.Routes,
        .. JiraRemoteLinks.Routes,
        .. JiraProperties.Routes("/rest/api/3/issue/{issue}", call => JiraIssues.Get(call, call.Values[0])),
        new("GET", "/rest/api/3/issue/{issue}/changelog", JiraAccess.Anyone, JiraChangelog.List),
    ];
}
