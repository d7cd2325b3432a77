namespace Connectors.Tool;

/// <summary>A field with the proposals for it, most probable first.</summary>
internal sealed record FieldAnswer(VendorField Field, IReadOnlyList<PlacedSuggestion> Proposals)
{
    public PlacedSuggestion? Best => Proposals.Count > 0 ? Proposals[0] : null;
}
