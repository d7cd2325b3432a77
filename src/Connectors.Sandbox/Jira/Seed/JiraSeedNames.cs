namespace Connectors.Sandbox;

/// <summary>Names in a fresh site.</summary>
internal static class JiraSeedNames
{
    public static IReadOnlyList<string> Notes { get; } = ["Design", "Build and unit tests", "Größe geprüft", "Review with the client",
        "Data migration"];

    public static string[] Zones { get; } = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Europe/London"];

    /// <summary>Epics first: a parent stands before its children.</summary>
    public static IReadOnlyList<JiraSeedIssue> Issues { get; } =
    [
        new("Customer onboarding", JiraChoices.Epic, JiraChoices.InProgress, true, null, true, "psa"),
        new("Platform reliability", JiraChoices.Epic, JiraChoices.ToDo, false, null, false),
        new("Build \"interface\"", JiraChoices.Story, JiraChoices.InProgress, true, 0, true, "psa", "integration"),
        new("Import legacy accounts", JiraChoices.Task, JiraChoices.Done, true, 0, false, "migration"),
        new("Größe der Anhänge prüfen", JiraChoices.Task, JiraChoices.ToDo, true, 0, false),
        new("Login fails after password change", JiraChoices.Bug, JiraChoices.InProgress, true, null, true, "urgent"),
        new("Describe the data model", JiraChoices.Task, JiraChoices.Done, true, null, false, "docs"),
        new("Accept orders by e-mail", JiraChoices.Story, JiraChoices.ToDo, true, 0, false),
        new("Subtask: map country codes", JiraChoices.Subtask, JiraChoices.ToDo, true, 3, false),
        new("Rotate certificates", JiraChoices.Task, JiraChoices.Done, false, 1, false, "security"),
        new("Alert on slow queries", JiraChoices.Story, JiraChoices.InProgress, false, 1, true),
        new("Backups are not verified", JiraChoices.Bug, JiraChoices.ToDo, false, 1, false, "urgent"),
        new("Replace the load balancer", JiraChoices.Task, JiraChoices.ToDo, false, null, false),
        new("Disk fills up at month end", JiraChoices.Bug, JiraChoices.Done, false, null, false),
    ];

    /// <summary>Ten capital letters and digits at most, beginning with a letter.</summary>
    public static string Key(string account)
    {
        var letters = string.Concat(account.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).SkipWhile(char.IsAsciiDigit).Take(10));
        return letters.Length > 1 && letters != "OPS" ? letters : "MAIN";
    }
}
