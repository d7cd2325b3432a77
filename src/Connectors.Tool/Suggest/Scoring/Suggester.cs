using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>Proposes members of a contract for vendor fields. Offline and deterministic: the same fields give the same proposals.
/// Thread-safe.</summary>
internal sealed class Suggester(EntityDefinition contract, SuggestWeights weights)
{
    private readonly MemberChoice[] _choices = MemberChoices.Of(contract, WordSplitter.Default, MemberAliases.Default);
    private readonly PairWeighing _weighing = new(WordList.Default);

    public EntityDefinition Contract => contract;

    /// <summary>From which probability a proposal is called accepted.</summary>
    public double Accept => weights.Accept;

    /// <summary>The members that fit best, most probable first.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isFree">Members that are not taken; null for all.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Suggestion> For(VendorField field, Func<MemberChoice, bool>? isFree = null, int most = 3)
    {
        var (members, doubt) = Weigh(field, isFree);
        var raw = Ranking.Probabilities([.. members.Select(member => member.Evidence)], doubt, weights);
        var order = Enumerable.Range(0, raw.Length).OrderByDescending(at => raw[at]).ThenBy(at => members[at].Member.Path, StringComparer.Ordinal)
            .Take(most).ToArray();
        if (order.Length == 0)
            return [];

        // Calibrated is the first; the others keep their share of it.
        var scale = Ranking.Calibrate(raw[order[0]], weights) / raw[order[0]];
        return [.. order.Select(at => new Suggestion(field, members[at], Math.Min(raw[at] * scale, 1)))];
    }

    /// <summary>Evidence for each member and for none: what weights are fitted on.</summary>
    public (Weighed[] Members, double[] Doubt) Weigh(VendorField field, Func<MemberChoice, bool>? isFree = null)
    {
        var view = new FieldView(field, WordSplitter.Default);
        var isRow = field.Path.Contains("].", StringComparison.Ordinal);
        var members = _choices.Where(choice => (isRow || !choice.IsOfRow) && (isFree?.Invoke(choice) ?? true))
            .Select(choice => _weighing.Weigh(view, choice)).ToArray();
        return (members, _weighing.DoubtOf(view));
    }
}
