namespace Connectors.Jira;

/// <summary>One refusal in an answer.</summary>
/// <param name="Field">The field to blame; null when the answer names none.</param>
/// <param name="Message">The vendor's text; empty when there is none.</param>
internal sealed record JiraError(string? Field, string Message);
