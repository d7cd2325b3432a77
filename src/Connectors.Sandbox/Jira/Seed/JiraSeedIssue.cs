namespace Connectors.Sandbox;

/// <param name="Summary">Its title.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsFirst">Whether it is in the first project.</param>
/// <param name="Parent">Position of its parent in the list, which comes before it; null for none.</param>
/// <param name="Rich">Whether its description has more than a paragraph.</param>
/// <param name="Labels">Its labels.</param>
internal sealed record JiraSeedIssue(string Summary, string Type, string Status, bool IsFirst, int? Parent, bool Rich, params string[] Labels);
