using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>A proposal with the place and the rule that a document needs.</summary>
/// <param name="Suggestion">The proposal.</param>
/// <param name="Slot">Key under <c>fields</c>: a canonical path or an <c>x:</c> field.</param>
/// <param name="IsExtension">Whether the base has no open slot for the member, so that an overlay can only add an extension.</param>
/// <param name="Draft">The rule.</param>
internal sealed record PlacedSuggestion(Suggestion Suggestion, string Slot, bool IsExtension, RuleDraft Draft)
{
    public double Probability => Suggestion.Probability;

    public string Member => Suggestion.Member.Path;

    public KeyValuePair<string, JsonNode?> Entry => new(Slot, Draft.Rule.DeepClone());
}
