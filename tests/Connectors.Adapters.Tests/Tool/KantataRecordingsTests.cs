using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The command line over everything that was recorded of Kantata, checked against a count and arithmetic of the test's own.</summary>
public sealed class KantataRecordingsTests
{
    [TestCase("time_entries", "timeEntry", 228)]
    [TestCase("expenses", "expense", 11)]
    [TestCase("invoices", "invoice", 63)]
    [TestCase("workspaces", "project", 25)]
    [TestCase("workspace_groups", "customer", 21)]
    [TestCase("stories", "task", 26)]
    [TestCase("users", "resource", 0)]
    public async Task Every_occurrence_is_one_canonical_line(string collection, string entity, int expected)
    {
        var occurrences = Recordings.Occurrences(collection);
        var run = await ToolRun.MapAsync("kantata", collection, Recordings.Kantata);
        var ids = run.Output.Select(line => JsonNode.Parse(line)!["source"]!["id"]!.GetValue<string>());
        Assert.Multiple(() =>
        {
            Assert.That(occurrences, Has.Count.EqualTo(expected), "counted without the product");
            Assert.That(run.Errors[^1], Is.EqualTo($"mapped {expected}, refused 0"));
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(ids, Is.EquivalentTo(occurrences.Select(record => record["id"]!.ToString())));
            Assert.That(run.Errors.SkipLast(1), Is.All.StartsWith("note "));
        });
        foreach (var line in run.Output)
        {
            var read = CanonicalEnvelope.Read(Encoding.UTF8.GetBytes(line));
            Assert.That(read.IsSuccess, Is.True, () => string.Join('\n', read.Faults));
            Assert.That(read.Value!.Entity, Is.EqualTo(entity));
            Assert.That(Encoding.UTF8.GetString(CanonicalEnvelope.Write(read.Value)), Is.EqualTo(line), "the line is canonical");
            Assert.That(Numbers(JsonDocument.Parse(line).RootElement), Is.All.Match("^-?(0|[1-9][0-9]*)$"),
                "no number has a fraction or an exponent");
        }
    }

    [Test]
    public async Task Rates_are_the_recorded_cents_moved_by_decimal_text_and_durations_are_minutes_times_sixty()
    {
        var recorded = Recordings.Occurrences("time_entries").GroupBy(record => record["id"]!.ToString())
            .ToDictionary(group => group.Key, group => group.ToArray());
        var run = await ToolRun.MapAsync("kantata", "time_entries", Recordings.Kantata);
        Assert.That(run.Output, Has.Count.EqualTo(228));
        foreach (var line in run.Output.Select(line => JsonNode.Parse(line)!))
        {
            var (data, sources) = (line["data"]!, recorded[line["source"]!["id"]!.GetValue<string>()]);
            Assert.Multiple(() =>
            {
                Assert.That(sources.Select(source => Amount(source, "rate_in_cents")), Does.Contain(data["billRate"]?["amount"]?.GetValue<string>()));
                Assert.That(sources.Select(source => Amount(source, "cost_rate_in_cents")),
                    Does.Contain(data["costRate"]?["amount"]?.GetValue<string>()));
                Assert.That(sources.Select(source => source["currency"]!.ToString()),
                    Does.Contain(data["billRate"]!["currency"]!.GetValue<string>()));
                Assert.That(sources.Select(source => source["time_in_minutes"]!.GetValue<long>() * 60),
                    Does.Contain(data["duration"]!.GetValue<long>()));
            });
        }
    }

    [Test]
    public async Task Explain_shows_where_a_rate_came_from()
    {
        var record = Recordings.Occurrences("time_entries")[0];
        var run = await ToolRun.StartAsync(
            "explain", "--adapter", "kantata", "--object", "time_entries", "--input", Recordings.Kantata, "--id", record["id"]!.ToString(),
                "--field", "/duration");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
            Assert.That(run.Output.Single(),
                Does.StartWith($"/duration = {record["time_in_minutes"]!.GetValue<long>() * 60} <- kantata time_entries/"));
            Assert.That(run.Output.Single(), Does.Contain("time_in_minutes").And.Contain("rule duration").And.Contain("kantata.time_entries 1."));
        });
    }

    [Test]
    public async Task A_table_has_a_row_for_each_record_and_nothing_else_on_standard_output()
    {
        var run = await ToolRun.MapAsync("kantata", "expenses", Recordings.Kantata, "--format", "table");
        var ids = Recordings.Occurrences("expenses").Select(record => record["id"]!.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(ids.Where(id => run.Output.Count(line => line.Contains(id, StringComparison.Ordinal)) == 0), Is.Empty);
            Assert.That(run.Output.Where(line => line.StartsWith('{')), Is.Empty);
        });
    }

    /// <summary>Cents as the decimal text of the currency: the point is set in the digits, nothing is divided.</summary>
    private static string? Amount(JsonObject source, string field)
    {
        if (source[field] is not { } value)
        {
            return null;
        }

        var places = source["currency_base_unit"]!.GetValue<int>().ToString(CultureInfo.InvariantCulture).Length - 1;
        var cents = value.ToJsonString();
        Assert.That(cents, Does.Match("^-?[0-9]+$"), "recorded rates are whole cents");
        var (sign, digits) = cents[0] == '-' ? ("-", cents[1..]) : ("", cents);
        digits = digits.PadLeft(places + 1, '0');
        return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
    }

    private static IEnumerable<string> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => [element.GetRawText()],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Numbers(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };
}
