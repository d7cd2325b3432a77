namespace Connectors.Tool;

/// <summary>A member weighed for a field.</summary>
/// <param name="Member">The member.</param>
/// <param name="Evidence">What speaks for it, by <see cref="Tool.Evidence"/>.</param>
/// <param name="Words">The phrase that matched best.</param>
/// <param name="ByLabel">Whether it was the label that matched best, not the name.</param>
/// <param name="CodeHits">Values that are codes of the member.</param>
internal sealed record Weighed(MemberChoice Member, double[] Evidence, PhraseMatch Words, bool ByLabel, string[] CodeHits);
