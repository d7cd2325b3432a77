namespace Connectors.Sandbox;

/// <param name="Id">Its id, a number.</param>
/// <param name="Key">Its key, the same in every language.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Name">Its name.</param>
internal sealed record JiraStatusCategory(int Id, string Key, string Color, string Name);
