namespace Connectors.Tool;

/// <summary>A proposal: this field is that member.</summary>
/// <param name="Field">The vendor's field.</param>
/// <param name="Weighed">The member and what speaks for it.</param>
/// <param name="Probability">How often such proposals are right, 0 to 1.</param>
internal sealed record Suggestion(VendorField Field, Weighed Weighed, double Probability)
{
    public MemberChoice Member => Weighed.Member;
}
