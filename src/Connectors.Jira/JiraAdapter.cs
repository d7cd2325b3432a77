using Connectors.Hosting;
using Connectors.Http;

namespace Connectors.Jira;

/// <summary>The adapter's table of contents.</summary>
internal static class JiraAdapter
{
    public const string System = "jira";
    public const string ApiVersion = "3";

    private const string Reference = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/";

    public static void Define(IAdapterBuilder adapter) => adapter
        .Hosts<JiraHosts>()
        .Authenticate<JiraAuthenticator>()
        .Faults<JiraFaults>()
        .Budgets<JiraBudgets>()
        .Pages<JiraPages>()
        .Uses<OAuthTokenRequests>()
        .Uses<JiraTokens>()
        .Uses<JiraClient>()
        .Uses<JiraLogin>()
        .Uses<IssueFetch>()
        .Uses<KeptKeys>()
        .Uses<IssueReader>()
        .Uses<IssueFinder>()
        .Uses<IssueTransitions>()
        .Uses<IssueWriter>()
        .Uses<WorklogReader>()
        .Uses<WorklogFinder>()
        .Uses<WorklogWriter>()
        .Uses<JiraWebhooks>()
        .Object<Issues>(Issues.Name, Reference + "api-group-issues/", entity: "task")
        .Object<Worklogs>(Worklogs.Name, Reference + "api-group-issue-worklogs/", entity: "timeEntry")
        .Object<Projects>(Projects.Name, Reference + "api-group-projects/", entity: "project")
        .Object<Users>(Users.Name, Reference + "api-group-users/", entity: "resource")
        .MappingsFrom(typeof(JiraAdapter).Assembly);
}
