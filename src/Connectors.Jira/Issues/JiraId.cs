namespace Connectors.Jira;

/// <summary>Ids of issues, worklogs and projects: digits, although they come as texts.</summary>
internal static class JiraId
{
    public static bool IsValid(string id) => id.Length is > 0 and <= 18 && id.All(char.IsAsciiDigit);
}
