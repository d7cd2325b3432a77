namespace Connectors.Sandbox.Tests;

internal sealed class SoqlParserTests
{
    [TestCase("SELECT Id FRM Account", "unexpected token: 'FRM'")]
    [TestCase("SELECT Id FROM Account WHERE Name = 'a' AND Type = 'b' OR Type = 'c'", "unexpected token: 'OR'")]
    [TestCase("SELECT Id FROM Account WHERE Name = 'a' OR Type = 'b' AND Type = 'c'", "unexpected token: 'AND'")]
    [TestCase("SELECT Id FROM Account WHERE NOT Name = 'a' AND Type = 'b'", "unexpected token: 'AND'")]
    [TestCase("SELECT * FROM Account", "unexpected token: '*'")]
    [TestCase("SELECT Id FROM Account, Contact", "unexpected token: ','")]
    [TestCase("SELECT Id FROM Account WHERE CreatedDate > 2026-11-20T08:15:00 00:00", "unexpected token: '2026-11-20T08:15:00'")]
    [TestCase("SELECT Id, FROM Account", "unexpected token: 'FROM'")]
    [TestCase("SELECT Id FROM Account LIMIT", "unexpected token: '<EOF>'")]
    [TestCase("SELECT FIELDS(ALL) FROM Account", "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [TestCase("SELECT FIELDS(CUSTOM) FROM Account LIMIT 201", "The SOQL FIELDS function must have a LIMIT of at most 200")]
    public void A_malformed_query_is_refused_with_the_token(string query, string message)
    {
        var refused = Assert.Throws<SalesforceRefusedException>(() => SoqlParser.Parse(query))!;

        Assert.That(refused.Code, Is.EqualTo("MALFORMED_QUERY"));
        Assert.That(refused.Message, Is.EqualTo(message));
    }

    [Test]
    public void Parentheses_make_a_mixture_of_AND_and_OR_acceptable() =>
        Assert.That(SoqlParser.Parse("SELECT Id FROM Account WHERE (Name = 'a' AND Type = 'b') OR (NOT Type = 'c')").Where, Is.InstanceOf<SoqlCondition.Any>());

    [Test]
    public void All_escapes_of_a_string_are_decoded()
    {
        var query = SoqlParser.Parse(@"SELECT Id FROM Account WHERE Name = '\' \"" \\ \n \r \t \b \f \_ \% \u00e9'");

        Assert.That(((SoqlCondition.Compare)query.Where!).Value.Text, Is.EqualTo("' \" \\ \n \r \t \b \f _ % é"));
    }

    [TestCase(@"'\x'")]
    [TestCase(@"'\u12'")]
    [TestCase("'open")]
    [TestCase(@"'open\'")]
    public void A_broken_string_is_refused(string literal) =>
        Assert.That(() => SoqlParser.Parse("SELECT Id FROM Account WHERE Name = " + literal), Throws.InstanceOf<SalesforceRefusedException>());

    [Test]
    public void Nesting_of_32_levels_is_read_and_one_more_is_refused()
    {
        static string Nested(int depth) => "SELECT Id FROM Account WHERE " + new string('(', depth) + "Name = 'a'" + new string(')', depth);

        Assert.That(SoqlParser.Parse(Nested(SoqlCursor.MaxDepth - 1)).Where, Is.Not.Null);
        Assert.That(() => SoqlParser.Parse(Nested(SoqlCursor.MaxDepth)), Throws.InstanceOf<SalesforceRefusedException>());
        Assert.That(() => SoqlParser.Parse(Nested(40_000)), Throws.InstanceOf<SalesforceRefusedException>());
    }

    [Test]
    public void A_query_of_100000_characters_is_read_and_one_more_is_refused()
    {
        const string query = "SELECT Id FROM Account WHERE Name = ''";
        string Long(int length) => query.Insert(query.Length - 1, new string('x', length - query.Length));

        Assert.That(SoqlParser.Parse(Long(100_000)).Where, Is.Not.Null);
        Assert.That(() => SoqlParser.Parse(Long(100_001)), Throws.InstanceOf<SalesforceRefusedException>());
    }

    [Test]
    public void An_offset_above_2000_is_refused() =>
        Assert.That(() => SoqlParser.Parse("SELECT Id FROM Account LIMIT 1 OFFSET 2001"),
            Throws.InstanceOf<SalesforceRefusedException>().With.Property("Code").EqualTo("NUMBER_OUTSIDE_VALID_RANGE"));

    [TestCase("TODAY", "2026-11-20", "2026-11-20")]
    [TestCase("YESTERDAY", "2026-11-19", "2026-11-19")]
    [TestCase("LAST_N_DAYS:7", "2026-11-13", "2026-11-20")]
    [TestCase("NEXT_N_DAYS:7", "2026-11-21", "2026-11-27")]
    [TestCase("THIS_WEEK", "2026-11-15", "2026-11-21")]
    [TestCase("LAST_MONTH", "2026-10-01", "2026-10-31")]
    [TestCase("LAST_N_MONTHS:2", "2026-09-01", "2026-10-31")]
    [TestCase("THIS_FISCAL_QUARTER", "2026-10-01", "2026-12-31")]
    [TestCase("NEXT_YEAR", "2027-01-01", "2027-12-31")]
    public void A_named_span_has_these_days(string word, string first, string last)
    {
        var parts = word.Split(':');

        var (from, to) = SoqlDays.Span(parts[0], parts.Length > 1 ? int.Parse(parts[1]) : 0, new DateOnly(2026, 11, 20));

        Assert.That((SalesforceTime.Write(from), SalesforceTime.Write(to)), Is.EqualTo((first, last)));
    }

    [TestCase("Acme", "acme", true)]
    [TestCase("Acme", "A%", true)]
    [TestCase("Acme", "%m_", true)]
    [TestCase("Acme", "_cme_", false)]
    [TestCase("", "%", true)]
    [TestCase("aaab", "%a%a%b", true)]
    [TestCase("aaac", "%a%a%b", false)]
    public void LIKE_knows_two_wildcards_and_no_case(string text, string pattern, bool expected) =>
        Assert.That(SoqlLike.Matches(text, pattern, null), Is.EqualTo(expected));

    [Test]
    public void An_escaped_wildcard_stands_for_itself() =>
        Assert.That((SoqlLike.Matches("100%", "100%", new HashSet<int> { 3 }), SoqlLike.Matches("1000", "100%", new HashSet<int> { 3 })), Is.EqualTo((true, false)));
}
