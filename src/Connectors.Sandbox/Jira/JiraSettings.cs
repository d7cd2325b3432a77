using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>What an account's settings change about its Jira site; the package's README lists them.</summary>
internal sealed record JiraSettings
{
    public const string AllScopes =
        "read:jira-work write:jira-work read:jira-user manage:jira-webhook manage:jira-project manage:jira-configuration offline_access";

    /// <summary><c>timeZone</c>: zone in the profile of the account that calls, in which stamps are shown and JQL dates are read.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary><c>customFields</c>: <c>customfield_10050:text:External id</c>, separated by commas.</summary>
    public IReadOnlyList<JiraField> CustomFields { get; init; } = [];

    /// <summary><c>refreshToken</c>: a refresh token that is valid from the start.</summary>
    public string? RefreshToken { get; init; }

    /// <summary><c>authorizationCode</c>: a code that can be exchanged once.</summary>
    public string? AuthorizationCode { get; init; }

    /// <summary><c>scopes</c> of the grant, separated by blanks.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = AllScopes.Split(' ');

    /// <summary><c>tokenMinutes</c>: life of an access token on the virtual clock.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary><c>tokenLifetimeRequests</c>: calls after which an access token is dead.</summary>
    public int? TokenLifetimeRequests { get; init; }

    /// <summary><c>scopedToken</c>: the API token is a scoped one, good at the gateway only.</summary>
    public bool ScopedToken { get; init; }

    /// <summary><c>indexLagSeconds</c>: how long, on the virtual clock, search does not see a change.</summary>
    public TimeSpan IndexLag { get; init; }

    /// <summary><c>worklogHoldBackSeconds</c>: how far the worklog feeds stay behind the virtual clock.</summary>
    public TimeSpan WorklogHoldBack { get; init; }

    /// <summary><c>worklogPage</c>: most entries in a page of the worklog feeds.</summary>
    public int WorklogPage { get; init; } = 1000;

    /// <summary><c>maxWorklogs</c>: worklogs that one issue can hold.</summary>
    public int MaxWorklogs { get; init; } = 10_000;

    /// <summary><c>searchPage</c>: most issues in a page of a search that asks for fields.</summary>
    public int? SearchPage { get; init; }

    /// <summary><c>strictWorkflow</c>: only the next status can be reached.</summary>
    public bool StrictWorkflow { get; init; }

    /// <summary><c>pointsPerHour</c>: the hourly allowance of OAuth calls.</summary>
    public int? PointsPerHour { get; init; }

    /// <summary><c>pointsScope</c>: <c>global</c> or <c>tenant</c>, as the refusal names it.</summary>
    public string PointsScope { get; init; } = "global";

    /// <summary><c>burst</c>: calls a second for each endpoint and method, in real time.</summary>
    public int? Burst { get; init; }

    /// <summary><c>perIssueWrites</c>: whether 20 writes in 2 seconds and 100 in 30 are the most that one issue takes, in real time.</summary>
    public bool PerIssueWrites { get; init; } = true;

    /// <summary><c>webhookRetrySeconds</c>: real time between attempts of a delivery.</summary>
    public TimeSpan WebhookRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary><c>webhookDuplicates</c>: every delivery is made twice.</summary>
    public bool WebhookDuplicates { get; init; }

    /// <summary><c>webhookOutOfOrder</c>: every second delivery overtakes the one before.</summary>
    public bool WebhookOutOfOrder { get; init; }

    /// <summary><c>webhookExpiryText</c>: expiry as text, as the vendor's examples have it, in place of a number, as its schema has it.</summary>
    public bool WebhookExpiryText { get; init; }

    public static JiraSettings Read(IDictionary<string, string> settings)
    {
        var source = new JiraSettingsSource(settings);
        return new()
        {
            TimeZone = source.Zone("timeZone", "Europe/Berlin"),
            CustomFields = JiraCustomFields.Read(source.Text("customFields")),
            RefreshToken = source.Text("refreshToken"),
            AuthorizationCode = source.Text("authorizationCode"),
            Scopes = (source.Text("scopes") ?? AllScopes).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            TokenLifetime = TimeSpan.FromMinutes(source.Number("tokenMinutes") ?? 60),
            TokenLifetimeRequests = source.Number("tokenLifetimeRequests"),
            ScopedToken = source.Flag("scopedToken"),
            IndexLag = TimeSpan.FromSeconds(source.Number("indexLagSeconds") ?? 0),
            WorklogHoldBack = TimeSpan.FromSeconds(source.Number("worklogHoldBackSeconds") ?? 0),
            WorklogPage = source.Number("worklogPage") ?? 1000,
            MaxWorklogs = source.Number("maxWorklogs") ?? 10_000,
            SearchPage = source.Number("searchPage"),
            StrictWorkflow = source.Flag("strictWorkflow"),
            PointsPerHour = source.Number("pointsPerHour"),
            PointsScope = source.Text("pointsScope") ?? "global",
            Burst = source.Number("burst"),
            PerIssueWrites = source.Flag("perIssueWrites", otherwise: true),
            WebhookRetry = TimeSpan.FromSeconds(source.Number("webhookRetrySeconds") ?? 1),
            WebhookDuplicates = source.Flag("webhookDuplicates"),
            WebhookOutOfOrder = source.Flag("webhookOutOfOrder"),
            WebhookExpiryText = source.Flag("webhookExpiryText"),
        };
    }

    /// <summary>The records' own text would show the refresh token.</summary>
    public override string ToString() => nameof(JiraSettings);
}
