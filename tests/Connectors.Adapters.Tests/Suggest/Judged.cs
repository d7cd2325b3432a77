namespace Connectors.Adapters.Tests.Suggest;

/// <summary>The first proposal for a labelled field, and whether it was right.</summary>
internal sealed record Judged(LabelledField Label, string First, double Probability, bool IsRight, bool IsInFirst3)
{
    public bool IsMapped => Label.IsMapped;
}
