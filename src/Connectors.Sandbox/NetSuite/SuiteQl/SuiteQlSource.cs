namespace Connectors.Sandbox;

/// <summary>A table of FROM or JOIN; <see cref="On"/> is null for the first one.</summary>
internal sealed record SuiteQlSource(string Table, string Alias, bool Left = false, SuiteQlCondition? On = null);
