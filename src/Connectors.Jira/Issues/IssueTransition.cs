namespace Connectors.Jira;

/// <summary>A transition that an issue offers.</summary>
/// <param name="Id">Its id, good for this issue's workflow only.</param>
/// <param name="Category">Category of the status that it leads to.</param>
/// <param name="HasScreen">Whether people are asked for something on the way.</param>
internal sealed record IssueTransition(string Id, string Category, bool HasScreen);
