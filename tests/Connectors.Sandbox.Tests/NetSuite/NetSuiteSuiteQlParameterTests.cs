using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>Parameters are values and never become part of the query, whatever they hold.</summary>
public sealed class NetSuiteSuiteQlParameterTests
{
    private static readonly string[] Fragments =
    [
        "'", "''", "\"", "\\", "\\'", " OR 1=1", "' OR '1'='1", "') OR (1=1", "--", "/*", "*/", ";", "?", "??", "%", "_", "\0", "\n", "\r\n", "\t", "’", "＇", "ʼ", "`",
        "NULL", "T", "0", "UNION SELECT", "O'Brien", "ä", "日本", "😀", "{{x}}", "${x}", "TO_DATE('2026-01-01','YYYY-MM-DD')", "BUILTIN.DF(id)", "ROWNUM", " ", "&", "|", "<", ">",
    ];

    [Test]
    public async Task Five_hundred_nasty_values_find_exactly_their_own_rows()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var random = new Random(20261120);
        var values = Fragments.Concat(Enumerable.Range(0, 1_000).Select(_ => Nasty(random))).Append(new string('\'', 10_240)).Distinct(StringComparer.Ordinal).Take(500).ToList();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var body = new JsonObject { ["companyName"] = "Named", ["subsidiary"] = new JsonObject { ["id"] = "1" }, ["comments"] = value };
            owners[value] = (await lab.PostAsync("customer", body.ToJsonString())).Id;
        }
        foreach (var value in values)
        {
            var rows = await lab.RowsAsync("SELECT id, comments FROM customer WHERE comments = ? AND companyname = ? AND id > ?", value, "Named", "0");
            Assert.That(rows.Select(r => r["id"]!.GetValue<string>()), Is.EqualTo((string[])[owners[value]]), () => Uri.EscapeDataString(value));
            Assert.That(rows[0]["comments"]!.GetValue<string>(), Is.EqualTo(value));
        }
        Assert.That(values, Has.Count.EqualTo(500));
    }

    [Test]
    public async Task Spliced_into_the_text_the_same_kind_of_value_finds_every_row()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        const string Nasty = "x' OR '1'='1";
        Assert.That(await lab.RowsAsync($"SELECT id FROM currency WHERE symbol = '{Nasty}'"), Has.Count.EqualTo(4));
        Assert.That(await lab.RowsAsync("SELECT id FROM currency WHERE symbol = ?", Nasty), Is.Empty);
    }

    [Test]
    public async Task Numbers_booleans_and_null_can_be_bound_and_an_empty_text_is_null()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.QueryAsync("SELECT id FROM currency WHERE id = ? AND isbasecurrency = ? AND NVL(?, 'x') = NVL(?, 'x')", new JsonArray(1, true, null, ""));
        Assert.That(answer.Items, Has.Count.EqualTo(1), answer.Text);
    }

    private static string Nasty(Random random)
    {
        var text = new StringBuilder("v");
        var parts = random.Next(1, 8);
        for (var i = 0; i < parts; i++) text.Append(Fragments[random.Next(Fragments.Length)]);
        return text.ToString();
    }
}
