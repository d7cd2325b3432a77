using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>Says in words what speaks for a proposal and what against it. Values of records are never told, codes of lists apart.</summary>
internal static class Reasons
{
    private const double Alike = 0.95;
    private const double Somewhat = 0.5;

    public static IReadOnlyList<string> Of(Suggestion suggestion)
    {
        var (weighed, field) = (suggestion.Weighed, suggestion.Field);
        var view = new FieldView(field, WordSplitter.Default);
        var reasons = new List<string>();
        if (weighed.Words.Score >= Somewhat)
        {
            var (what, said) = weighed.ByLabel ? ("label", field.Label!) : ("name", view.Names.Said);
            reasons.Add($"the {what} \"{said}\" {(weighed.Words.Score >= Alike ? "means" : "is like")} \"{weighed.Words.Phrase}\"");
        }

        if (weighed.CodeHits.Length > 0)
        {
            var hits = string.Join(", ", weighed.CodeHits.Take(4));
            reasons.Add($"{weighed.CodeHits.Length} of {view.Profile.Distinct.Length} values are codes of it: {hits}");
        }

        if (Of(Evidence.Join, weighed) > 0 && field.Joins.Count > 0)
            reasons.Add($"{field.Joins[0].Found} of {field.Joins[0].Distinct} values are ids of {field.Joins[0].Object}");
        else if (Of(Evidence.Values, weighed) > 0.3 || Of(Evidence.Sense, weighed) > 0.3)
            reasons.Add($"{view.Profile.Alike} of {view.Profile.Count} values are {Word(view.Profile.Shape)}");
        if (Of(Evidence.Type, weighed) > Somewhat)
            reasons.Add($"the vendor's type is {field.Type}");
        if (Of(Evidence.Unit, weighed) > 0)
            reasons.Add("the name has its unit");
        reasons.AddRange(Against(weighed, view));
        return reasons;
    }

    private static IEnumerable<string> Against(Weighed weighed, FieldView view)
    {
        if (weighed.Words.Score < Somewhat)
            yield return "but no word says so";
        if (Of(Evidence.Opposite, weighed) > 0)
            yield return "but the words exclude each other";
        if (Of(Evidence.Values, weighed) <= -0.5)
            yield return $"but the values are {Word(view.Profile.Shape)}";
        if (Of(Evidence.Type, weighed) <= -0.5)
            yield return $"but the vendor's type is {view.Field.Type}";
        if (Of(Evidence.Join, weighed) < 0)
            yield return $"but the values are ids of {view.Field.Joins[0].Object}";
        if (view.Profile.Count == 0)
            yield return "but no record has a value";
        else if (view.Profile.IsConstant)
            yield return "but all records have the same value";
        if (weighed.Member.Member.ValueKind == MemberKind.Coded && weighed.CodeHits.Length == 0 && Of(Evidence.Codes, weighed) < 0)
            yield return "but no value reads as one of its codes";
    }

    private static double Of(Evidence kind, Weighed weighed) => weighed.Evidence[(int)kind];

    private static string Word(ValueShape shape) => shape switch
    {
        ValueShape.Unknown => "of several kinds",
        ValueShape.Boolean => "true or false",
        ValueShape.BooleanText => "yes or no",
        ValueShape.Integer => "whole numbers",
        ValueShape.Decimal => "numbers",
        ValueShape.Date => "dates",
        ValueShape.Instant => "time stamps",
        ValueShape.LocalStamp => "time stamps without offset",
        ValueShape.Clock => "hours and minutes",
        ValueShape.Currency => "currency codes",
        ValueShape.TwoLetters => "two capitals",
        ValueShape.Email => "e-mail addresses",
        ValueShape.Url => "web addresses",
        ValueShape.Phone => "telephone numbers",
        ValueShape.TimeZone => "time zones",
        ValueShape.MoneyText => "amounts written for people",
        ValueShape.Opaque => "long ids",
        ValueShape.Code => "short codes",
        ValueShape.Label => "short texts",
        _ => "sentences",
    };
}
