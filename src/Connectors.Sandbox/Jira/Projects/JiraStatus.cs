namespace Connectors.Sandbox;

/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, which a site may have in its own language.</param>
/// <param name="Category">What it means.</param>
/// <param name="TransitionId">The transition that leads to it.</param>
internal sealed record JiraStatus(string Id, string Name, JiraStatusCategory Category, string TransitionId);
