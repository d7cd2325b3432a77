namespace Connectors.Sandbox.Tests;

/// <summary>What is a query and what is none.</summary>
internal sealed class JqlParserTests
{
    [TestCase("NOT NOT project = a")]
    [TestCase("! (project = a)")]
    [TestCase("project = a && b = c || d = e")]
    [TestCase("project = f(a, b)")]
    [TestCase("updated >= -1d")]
    [TestCase("updated >= 2026-11-20")]
    [TestCase("cf[10016] = 1")]
    [TestCase("\"Story point estimate\" > 1")]
    [TestCase("summary ~ 'a\\'b'")]
    [TestCase("a = \"\\u0041\"")]
    [TestCase("a = \\u0041")]
    [TestCase("project = 10.5")]
    [TestCase("a in (f(), EMPTY, b)")]
    [TestCase("a in f()")]
    [TestCase("((project = a) or b = 1)")]
    [TestCase("labels = \"a\" and labels='b'")]
    [TestCase("order by key desc, id asc")]
    [TestCase("assignee = 712020:3f0c-1")]
    [TestCase("project = all")]
    public void A_query_is_read(string jql) => Assert.That(() => JqlParser.Parse(jql), Throws.Nothing);

    [TestCase("project in a")]
    [TestCase("project = (a)")]
    [TestCase("project in (a")]
    [TestCase("project in ()")]
    [TestCase("project in (a,)")]
    [TestCase("project in (a b)")]
    [TestCase("project = f(")]
    [TestCase("project = a order by")]
    [TestCase("project = a order key")]
    [TestCase("project = a and")]
    [TestCase("and project = a")]
    [TestCase("project not = a")]
    [TestCase("project !in (a)")]
    [TestCase("project == a")]
    [TestCase("project <> a")]
    [TestCase("project = a, b = c")]
    [TestCase("project = +1")]
    [TestCase("project = a;")]
    [TestCase("project = a&b")]
    [TestCase("project = a\\b")]
    [TestCase("project = a limit 5")]
    [TestCase("project = user")]
    [TestCase("date = 1")]
    [TestCase("updated >= 2026/11/20")]
    [TestCase("summary ~ 'it''s'")]
    [TestCase("a = \"\\x\"")]
    [TestCase("(a = 1")]
    [TestCase("a b")]
    public void What_is_no_query_is_refused(string jql) => Assert.That(() => JqlParser.Parse(jql), Throws.TypeOf<JiraRefusedException>());

    [Test]
    public void AND_binds_before_OR()
    {
        var query = JqlParser.Parse("a = 1 OR b = 2 AND c = 3");

        Assert.That(query.Where, Is.TypeOf<JqlClause.Any>());
        Assert.That(((JqlClause.Any)query.Where!).Parts[1], Is.TypeOf<JqlClause.All>());
    }

    [Test]
    public void Nesting_has_an_end() =>
        Assert.That(() => JqlParser.Parse(new string('(', 10_000) + "a = 1" + new string(')', 10_000)), Throws.TypeOf<JiraRefusedException>());
}
