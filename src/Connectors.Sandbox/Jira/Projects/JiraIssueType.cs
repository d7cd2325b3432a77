namespace Connectors.Sandbox;

/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">1 for epics, 0, -1 for subtasks.</param>
/// <param name="AvatarId">Its picture.</param>
/// <param name="Description">What it is for.</param>
internal sealed record JiraIssueType(string Id, string Name, int Level, int AvatarId, string Description);
