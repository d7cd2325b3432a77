using Connectors.Contracts;
using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>A labelled field with its evidence, weighed once for many fittings.</summary>
internal sealed record WeighedField(LabelledField Label, Weighed[] Members, double[][] Evidence, double[] Doubt, int[] Right)
{
    public static WeighedField[] Of(IEnumerable<LabelledField> fields)
    {
        var suggesters = new Dictionary<string, Suggester>(StringComparer.Ordinal);
        return [.. fields.Select(field => Of(field, suggesters.TryGetValue(field.Entity, out var known) ? known
            : suggesters[field.Entity] = new(EntityCatalog.Find(field.Entity)!, WeightFit.Nothing)))];
    }

    /// <summary>The same field with other members called right.</summary>
    public WeighedField With(IReadOnlyList<string> targets) => this with
    {
        Label = Label with { Targets = targets },
        Right = [.. Enumerable.Range(0, Members.Length).Where(at => targets.Contains(Members[at].Member.Path))],
    };

    private static WeighedField Of(LabelledField field, Suggester suggester)
    {
        var (members, doubt) = suggester.Weigh(field.Field);
        return new WeighedField(field, members, [.. members.Select(member => member.Evidence)], doubt, []).With(field.Targets);
    }
}
