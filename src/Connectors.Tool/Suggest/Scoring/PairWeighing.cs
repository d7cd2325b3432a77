using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>What speaks for a field being a member, as numbers. Pure.</summary>
/// <param name="words">Says which words exclude each other.</param>
internal sealed class PairWeighing(WordList words)
{
    public const double SameCode = 0.74;
    public const int Count = (int)Evidence.Display + 1;
    public const int Doubts = (int)Doubt.Nested + 1;

    public Weighed Weigh(FieldView view, MemberChoice member)
    {
        var (names, profile) = (view.Names, view.Profile);
        var own = Best(names.Names, member.OwnNames, member);
        var byName = Better(own, Best(names.Names, member.Aliases, member));
        var ownLabel = Best([names.Label], member.OwnNames, member);
        var byLabel = names.Label.Length == 0 ? byName : Better(ownLabel, Best([names.Label], member.Aliases, member));
        var best = Better(byName, byLabel);
        var values = KindFit.Values(profile, member.Member.ValueKind);
        var (codes, hits) = Codes(view, member);

        var evidence = new double[Count];
        evidence[(int)Evidence.Words] = best.Score;
        evidence[(int)Evidence.WordsSquared] = best.Score * best.Score;
        evidence[(int)Evidence.BothSay] = names.Names[0].Length == 0 ? byLabel.Score : Math.Min(byName.Score, byLabel.Score);
        evidence[(int)Evidence.OwnName] = Better(own, ownLabel).Score;
        evidence[(int)Evidence.Covers] = best.Covers;
        evidence[(int)Evidence.Precise] = best.Precise;
        evidence[(int)Evidence.Opposite] = Opposites(names.All, member);
        evidence[(int)Evidence.Spelling] = Math.Max(Spelling(names.Names[0], member), Spelling(names.Label, member));
        evidence[(int)Evidence.Values] = values;
        evidence[(int)Evidence.Type] = KindFit.Type(view.Field.Type, member.Member.ValueKind);
        evidence[(int)Evidence.Sense] = SenseFit.Of(profile, member.Sense);
        evidence[(int)Evidence.Codes] = codes;
        evidence[(int)Evidence.Join] = JoinFit.Of(view.Field, member.Member);
        evidence[(int)Evidence.Unit] = UnitFit.Of(names, member);
        evidence[(int)Evidence.WordsAndValues] = best.Score * values;
        evidence[(int)Evidence.Required] = member.Member.IsRequired && !member.IsInList ? 1 : 0;
        evidence[(int)Evidence.Shared] = member.IsShared ? 1 : 0;
        evidence[(int)Evidence.InList] = member.IsInList != view.Field.Path.Contains("].", StringComparison.Ordinal) ? 1 : 0;
        evidence[(int)Evidence.Depth] = Math.Min(2, member.Depth);
        evidence[(int)Evidence.Display] = names.IsDisplay && member.Member.ValueKind == MemberKind.Ref ? 1 : 0;
        return new(member, evidence, best, byLabel.Score > byName.Score, hits);
    }

    /// <summary>What speaks for no member at all.</summary>
    public double[] DoubtOf(FieldView view)
    {
        var (all, profile) = (view.Names.All, view.Profile);
        var doubt = new double[Doubts];
        doubt[(int)Doubt.Always] = 1;
        doubt[(int)Doubt.Noise] = all.Length == 0 ? 0 : (double)all.Count(word => words.IsNoise(word.Text)) / all.Length;
        doubt[(int)Doubt.Constant] = profile.IsConstant ? 1 : 0;
        doubt[(int)Doubt.Switch] = profile.Shape is ValueShape.Boolean or ValueShape.BooleanText ? 1 : 0;
        doubt[(int)Doubt.Technical] = profile.Shape is ValueShape.Url || (profile.Shape == ValueShape.Opaque && view.Field.Joins.Count == 0) ? 1 : 0;
        doubt[(int)Doubt.Nameless] = all.All(word => word.Weight < 1) ? 1 : 0;
        doubt[(int)Doubt.StrangeWords] = all.Length == 0 ? 1 : (double)all.Count(word => !words.Knows(word.Text)) / all.Length;
        doubt[(int)Doubt.Nested] = Math.Min(3, view.Names.Outer);
        return doubt;
    }

    private static PhraseMatch Best(IEnumerable<Word[]> field, Word[][] phrases, MemberChoice member)
    {
        var best = default(PhraseMatch);
        foreach (var name in field)
        {
            var bare = WithoutEntity(name, member.Entity);
            foreach (var phrase in phrases)
            {
                best = Better(best, PhraseMatch.Of(name, phrase));
                if (bare.Length < name.Length)
                    best = Better(best, PhraseMatch.Of(bare, phrase));
            }
        }

        return best;
    }

    /// <summary>"Project start" of a project is its start.</summary>
    private static Word[] WithoutEntity(Word[] name, string entity)
    {
        var bare = name.Where(word => !word.Concepts.Contains(entity) && !entity.StartsWith(word.Text, StringComparison.Ordinal)).ToArray();
        return bare.Length > 0 ? bare : name;
    }

    private static PhraseMatch Better(PhraseMatch left, PhraseMatch right) => right.Score > left.Score ? right : left;

    private static double Spelling(Word[] field, MemberChoice member) =>
        Letters.Dice(string.Concat(field.Select(word => word.Text)), member.Member.Name.ToLowerInvariant());

    private double Opposites(Word[] field, MemberChoice member)
    {
        var against = 0;
        foreach (var group in words.Opposites)
        {
            var wanted = group.Where(concept => member.OwnNames[0].Any(word => Means(word, concept))).ToArray();
            var said = group.Where(concept => field.Any(word => Means(word, concept))).ToArray();
            if (wanted.Length > 0 && said.Length > 0 && !wanted.Intersect(said, StringComparer.Ordinal).Any())
                against++;
        }

        return Math.Min(2, against);
    }

    private static bool Means(Word word, string concept) => word.Text == concept || word.Concepts.Contains(concept);

    private static (double Share, string[] Hits) Codes(FieldView view, MemberChoice member)
    {
        if (member.Codes.Length == 0 || view.ChoiceWords.Length == 0)
            return (0, []);
        var hits = view.Profile.Distinct.Zip(view.ChoiceWords)
            .Where(value => member.Codes.Any(code => PhraseMatch.Of(value.Second, code).Score >= SameCode))
            .Select(value => value.First).ToArray();

        // A list of codes of which no value is one speaks against it.
        return hits.Length == 0 ? (-0.3, hits) : ((double)hits.Length / view.ChoiceWords.Length, hits);
    }
}
