namespace Connectors.Tool;

/// <summary>How well the words of a field say those of a member.</summary>
/// <param name="Covers">Share of the member's words that the field says.</param>
/// <param name="Precise">Share of the field's words that the member has.</param>
/// <param name="Phrase">The member's words that were compared.</param>
internal readonly record struct PhraseMatch(double Covers, double Precise, string Phrase)
{
    /// <summary>Both together: 1 when the two say the same.</summary>
    public double Score => Covers + Precise == 0 ? 0 : 2 * Covers * Precise / (Covers + Precise);

    public static PhraseMatch Of(IReadOnlyCollection<Word> field, IReadOnlyCollection<Word> member) =>
        field.Count == 0 || member.Count == 0
            ? default
            : new(Share(member, field), Share(field, member), string.Join(' ', member.Select(word => word.Text)));

    private static double Share(IReadOnlyCollection<Word> wanted, IReadOnlyCollection<Word> there)
    {
        var (found, all) = (0.0, 0.0);
        foreach (var word in wanted)
        {
            all += word.Weight;
            found += word.Weight * there.Max(word.Likeness);
        }

        return found / all;
    }
}
