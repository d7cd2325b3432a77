using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Hands queries with hostile values to a foreign parser; here only that each is one query of one line.</summary>
public sealed class GeneratedSoqlTests
{
    [Test]
    public void Each_generated_value_stands_in_a_query_of_one_line()
    {
        var queries = GeneratedValues.All().Select(value => (object)new
        {
            dialect = "soql",
            text = new Soql { Columns = ["Id"], From = "Account", Where = SoqlCondition.IsEqual("Name", SoqlLiteral.Of(value)) }.ToString(),
            utf16 = value.Select(unit => (int)unit),
        }).ToList();

        JudgedTexts.Keep(JudgedTexts.Queries, queries);
        Assert.That(queries, Has.Count.EqualTo(GeneratedValues.Count));
        Assert.That(GeneratedValues.All().Distinct().Count(), Is.GreaterThan(GeneratedValues.Count / 2), "values differ");
    }
}
