using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>Judges labelled fields by weights, or by names alone.</summary>
internal static class Judges
{
    public static Judged[] ByWeights(IEnumerable<WeighedField> fields, SuggestWeights weights) =>
    [
        .. fields.Select(field => Of(
            field, Ranking.Probabilities(field.Evidence, field.Doubt, weights), raw => Ranking.Calibrate(raw, weights))),
    ];

    /// <summary>Plain name similarity: the better of name and label against member name and path.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="similarity">0 to 1, of two texts in lower case.</param>
    /// <param name="calibrate">Makes a probability of a similarity.</param>
    public static Judged[] ByNames(IEnumerable<WeighedField> fields, Func<string, string, double> similarity, Func<double, double> calibrate) =>
        [.. fields.Select(field => Of(field, [.. field.Members.Select(member => Likeness(field.Label, member.Member.Path, similarity))], calibrate))];

    private static double Likeness(LabelledField label, string path, Func<string, string, double> similarity)
    {
        string[] said = [label.Field.Path.Split('.')[^1], label.Field.Path, label.Field.Label ?? ""];
        string[] meant = [path.Split('.')[^1], path];
        return said.Where(text => text.Length > 0).Max(text => meant.Max(member => similarity(Plain(text), Plain(member))));
    }

    private static string Plain(string text) => string.Concat(text.Replace("__c", "", StringComparison.Ordinal).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Judged Of(WeighedField field, double[] scores, Func<double, double> calibrate)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(at => scores[at]).ThenBy(at => field.Members[at].Member.Path, StringComparer.Ordinal)
            .Take(3).ToArray();
        return new(field.Label, field.Members[order[0]].Member.Path, calibrate(scores[order[0]]), field.Right.Contains(order[0]), order.Any(field.Right.Contains));
    }
}
