using System.Globalization;
using System.Text;
using Connectors.Adapters.Tests.Judged;

namespace Connectors.Jira.Tests;

/// <summary>A value changes nothing but the value: read back here by a reader of the test's own.</summary>
public sealed class JqlTests
{
    private const string Before = "labels = \"";

    [Test]
    public void Each_hostile_value_is_read_back_as_one_literal_and_nothing_else()
    {
        var wrong = GeneratedValues.All().Where(value => IsWellFormed(value) && ReadBack(Query(value)) != value).ToArray();
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_reader_sees_a_value_that_is_spliced_in()
    {
        // The control: without escapes many of the same values break out.
        var broken = GeneratedValues.All().Count(value => IsWellFormed(value) && ReadBack($"{Before}{value}\"") != value);
        Assert.That(broken, Is.GreaterThan(GeneratedValues.Count / 4));
    }

    private static string Query(string value) => new Jql(JqlCondition.IsEqual("labels", JqlLiteral.Of(value))).ToString();

    private static bool IsWellFormed(string value) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)) == value;

    /// <summary>The one literal of a query; null when the query is anything else.</summary>
    private static string? ReadBack(string query)
    {
        if (!query.StartsWith(Before, StringComparison.Ordinal))
            return null;
        var text = new StringBuilder();
        for (var at = Before.Length; at < query.Length; at++)
        {
            if (query[at] == '"')
                return at == query.Length - 1 ? text.ToString() : null;
            if (char.IsControl(query[at]))
                return null;
            if (query[at] != '\\')
            {
                text.Append(query[at]);
                continue;
            }

            if (++at == query.Length)
                return null;
            switch (query[at])
            {
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case '"' or '\\' or '\'' or ' ': text.Append(query[at]); break;
                case 'u' when at + 4 < query.Length
                    && ushort.TryParse(query.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    text.Append((char)unit);
                    at += 4;
                    break;
                default: return null;
            }
        }

        return null;
    }
}
