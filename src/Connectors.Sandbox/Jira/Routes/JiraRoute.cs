using System.Diagnostics.CodeAnalysis;

namespace Connectors.Sandbox;

/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path with <c>{placeholders}</c> below the site's base.</param>
/// <param name="Access">Who may call it.</param>
/// <param name="Answer">What it does.</param>
internal sealed record JiraRoute(string Method, string Template, JiraAccess Access, Func<JiraCall, JiraReply> Answer)
{
    private readonly string[] _parts = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Classic scope that an OAuth call needs.</summary>
    public string Scope { get; } = ScopeOf(Method, Template);

    /// <summary>The values of the placeholders, in order.</summary>
    public bool Matches(string[] path, [NotNullWhen(true)] out string[]? values)
    {
        values = null;
        if (path.Length != _parts.Length)
        {
            return false;
        }

        var found = new List<string>();
        for (var index = 0; index < path.Length; index++)
        {
            if (_parts[index][0] == '{')
            {
                found.Add(path[index]);
            }
            else if (!string.Equals(_parts[index], path[index], StringComparison.Ordinal))
            {
                return false;
            }
        }

        values = [.. found];
        return true;
    }

    private static string ScopeOf(string method, string template) => template switch
    {
        _ when template.Contains("/webhook", StringComparison.Ordinal) => "manage:jira-webhook",
        _ when template.Contains("/user", StringComparison.Ordinal) || template.EndsWith("/myself", StringComparison.Ordinal) => "read:jira-user",
        "/rest/api/3/project" when method == "POST" => "manage:jira-configuration",
        _ when template.Contains("/search", StringComparison.Ordinal) || template.Contains("/jql/", StringComparison.Ordinal)
            || template.EndsWith("/list", StringComparison.Ordinal) || template.EndsWith("/bulkfetch", StringComparison.Ordinal) => "read:jira-work",
        _ => method == "GET" ? "read:jira-work" : "write:jira-work",
    };
}
