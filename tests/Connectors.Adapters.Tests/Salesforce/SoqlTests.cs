using System.Globalization;
using System.Text;
using Connectors.Salesforce;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class SoqlTests
{
    [Test]
    public void A_query_is_written_as_Salesforce_documents_it()
    {
        var query = new Soql
        {
            Columns = ["Id", "Account.Name", "id", "SystemModstamp"],
            From = "Opportunity",
            Where = SoqlCondition.All(
                SObjectKeyset.Behind(new(new(2026, 11, 20, 8, 15, 0, TimeSpan.Zero), "006xx000001TaBcAAK")),
                SoqlCondition.IsBelow("SystemModstamp", SoqlLiteral.Of(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)))),
            OrderBy = ["SystemModstamp", "Id"],
            Limit = 2000,
        };

        Assert.That(query.ToString(), Is.EqualTo(
            "SELECT Id,Account.Name,SystemModstamp FROM Opportunity "
            + "WHERE ((SystemModstamp > 2026-11-20T08:15:00Z OR (SystemModstamp = 2026-11-20T08:15:00Z AND Id > '006xx000001TaBcAAK')) "
            + "AND SystemModstamp < 2026-11-20T09:00:00Z) ORDER BY SystemModstamp,Id LIMIT 2000"));
    }

    [Test]
    public void Literals_are_typed_and_dates_stand_without_quotes()
    {
        using var _ = Assert.EnterMultipleScope();
        Assert.That(SoqlLiteral.Of(new DateOnly(2026, 1, 2)).ToString(), Is.EqualTo("2026-01-02"));
        Assert.That(SoqlLiteral.Of(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 999, TimeSpan.FromHours(2))).ToString(), Is.EqualTo("2026-01-02T01:04:05Z"));
        Assert.That(SoqlLiteral.Of(12.50m).ToString(), Is.EqualTo("12.50"));
        Assert.That(SoqlLiteral.Of(true).ToString(), Is.EqualTo("TRUE"));
        Assert.That(SoqlLiteral.Null.ToString(), Is.EqualTo("null"));
        Assert.That(default(SoqlLiteral).ToString(), Is.EqualTo("null"));
        Assert.That(SoqlLiteral.Of(@"it's a \ ").ToString(), Is.EqualTo(@"'it\'s a \\ '"));
    }

    [TestCase("")]
    [TestCase("Name ")]
    [TestCase("Name\n")]
    [TestCase("Name, Id")]
    [TestCase("Account..Name")]
    [TestCase(".Name")]
    [TestCase("1Name")]
    [TestCase("Name'")]
    [TestCase("Name--")]
    [TestCase("Näme")]
    [TestCase("(SELECT Id FROM User)")]
    public void What_is_no_name_never_reaches_a_query(string name)
    {
        using var _ = Assert.EnterMultipleScope();
        Assert.Throws<ArgumentException>(() => new Soql { Columns = [name], From = "Account" }.ToString());
        Assert.Throws<ArgumentException>(() => new Soql { Columns = ["Id"], From = name }.ToString());
        Assert.Throws<ArgumentException>(() => new Soql { Columns = ["Id"], From = "Account", OrderBy = [name] }.ToString());
        Assert.Throws<ArgumentException>(() => SoqlCondition.IsEqual(name, SoqlLiteral.Null));
    }

    [Test]
    public void Five_thousand_nasty_values_come_back_as_they_were_and_never_end_their_literal()
    {
        var checkedValues = 0;
        Prop.ForAll(Nasty(), value =>
        {
            checkedValues++;
            return Unescape(SoqlLiteral.Of(value).ToString()) == value;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Assert.That(checkedValues, Is.GreaterThanOrEqualTo(5000));
    }

    [Test]
    public void The_check_itself_notices_a_quote_that_is_escaped_before_the_backslash()
    {
        // What a careless builder would write for a value that ends in a backslash: \' closes nothing, the literal runs on.
        const string value = @"x\' OR Name != ";
        var careless = "'" + value.Replace("'", @"\'", StringComparison.Ordinal) + "'";
        Assert.That(() => Unescape(careless), Throws.InvalidOperationException);
    }

    private static Arbitrary<string> Nasty()
    {
        string[] pieces =
        [
            "'", "\\", "\\'", "'\\", "\"", "\n", "\r", "\t", "\b", "\f", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "%", "_", "\\u0027", "\\n",
            "' OR Name != '", "--", "/*", ";", "\ud83d\ude00", "\ud83d", "\ude00", "é", "a", " ", "Ω", "%27", "{", "}", "\ufeff", "LIMIT 1",
        ];
        return Gen.Elements(pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
    }

    // Written from Salesforce's description of string literals, not from our builder.
    private static string Unescape(string literal)
    {
        if (literal[0] != '\'')
            throw new InvalidOperationException("no literal");
        var text = new StringBuilder();
        var i = 1;
        for (; literal[i] != '\''; i++)
        {
            if (char.IsControl(literal[i]))
                throw new InvalidOperationException("raw control character");
            if (literal[i] != '\\')
            {
                text.Append(literal[i]);
                continue;
            }

            i++;
            if (literal[i] == 'u')
            {
                text.Append((char)int.Parse(literal.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(literal[i] switch
            {
                'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', '\'' => '\'', '"' => '"', '\\' => '\\',
                _ => throw new InvalidOperationException("unknown escape"),
            });
        }

        return i == literal.Length - 1 ? text.ToString() : throw new InvalidOperationException("the literal ends too early");
    }
}
