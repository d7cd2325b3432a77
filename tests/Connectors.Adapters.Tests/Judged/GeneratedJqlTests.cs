using Connectors.Jira;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Hands queries with hostile values to a foreign parser; here only that each is one query of one line.</summary>
public sealed class GeneratedJqlTests
{
    [Test]
    public void Each_generated_value_stands_in_a_query_of_one_line()
    {
        var queries = GeneratedValues.All()
            .Select(value => (Value: value, Text: new Jql(JqlCondition.IsEqual("labels", JqlLiteral.Of(value))).ToString()))
            .ToList();

        JudgedTexts.Keep(
            JudgedTexts.Queries, queries.Select(query => (object)new { dialect = "jql", text = query.Text, utf16 = query.Value.Select(unit => (int)unit) }));
        Assert.That(queries, Has.Count.EqualTo(GeneratedValues.Count));
        Assert.That(queries.Select(query => query.Text), Is.All.Not.Contains('\n').And.All.Not.Contains('\r'));
    }
}
