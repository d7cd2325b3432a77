namespace Connectors.Sandbox;

/// <summary>Which path does what.</summary>
internal static class JiraRoutes
{
    /// <summary>A literal part stands before a placeholder in the same place.</summary>
    private static readonly JiraRoute[] Table =
    [
        .. JiraSearchRoutes.All, .. JiraIssueRoutes.All, .. JiraIssuePartRoutes.All, .. JiraWorklogRoutes.All, .. JiraProjectRoutes.All,
        .. JiraMetadataRoutes.All, .. JiraUserRoutes.All, .. JiraWebhookRoutes.All,
    ];

    /// <summary>Everything that is served, for the table in the README and for the coverage test.</summary>
    public static IReadOnlyList<SandboxRoute> Served { get; } =
    [
        new("POST", "/oauth/token"),
        new("GET", "/oauth/token/accessible-resources"),
        new("GET", "/_edge/tenant_info"),
        .. Table.Select(route => new SandboxRoute(route.Method, route.Template)),
    ];

    public static JiraReply Answer(JiraCall call)
    {
        var isKnown = false;
        foreach (var route in Table)
        {
            if (!route.Matches(call.Path, out var values))
            {
                continue;
            }

            isKnown = true;
            if (route.Method == call.Method)
            {
                return Admitted(route, call with { Values = values });
            }
        }

        throw isKnown ? JiraErrors.Method(call) : JiraErrors.NoRoute(call);
    }

    private static JiraReply Admitted(JiraRoute route, JiraCall call)
    {
        switch (route.Access)
        {
            case JiraAccess.User when call.IsAnonymous:
                throw JiraErrors.Login();
            case JiraAccess.App when call.Caller is not { IsApp: true }:
                throw JiraErrors.NotAnApp();
        }

        if (call.Caller is { IsApp: true } app && !app.Scopes.Contains(route.Scope))
        {
            throw JiraErrors.Scope();
        }

        call.Site.Limits.Admit(call, route);
        return route.Answer(call);
    }
}
