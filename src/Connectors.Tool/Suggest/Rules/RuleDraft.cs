using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>A rule that can stand in a mapping document.</summary>
/// <param name="Rule">The rule; it only reads.</param>
/// <param name="Table">Name of its value table; empty when it has none.</param>
/// <param name="Values">The value table; null when it has none.</param>
/// <param name="Notes">What a person has to check or fill in.</param>
internal sealed record RuleDraft(JsonObject Rule, string Table, JsonObject? Values, IReadOnlyList<string> Notes);
