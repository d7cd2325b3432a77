namespace Connectors.Sandbox;

/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
internal sealed record JiraChoice(string Id, string Name, string Description);
