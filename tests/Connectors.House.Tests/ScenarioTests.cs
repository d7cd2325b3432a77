using System.Text.RegularExpressions;

namespace Connectors.House.Tests;

/// <summary>Every scenario of faults has a test that bears its number, and the table of the tests' README says which.</summary>
public sealed partial class ScenarioTests
{
    /// <summary>What nothing is built for yet; the table says why.</summary>
    private static readonly string[] NotBuilt = [];

    private static readonly string[] Scenarios = [.. Enumerable.Range(1, 45).Select(number => $"F{number:00}")];

    [Test]
    public void Every_scenario_has_a_test_or_is_said_to_be_open() => House.None(
        Untested(House.Tests), "Mark a test that proves the scenario with [Category(\"F..\")], or say in the table of tests/README.md why there is none.");

    [Test]
    public void The_check_sees_a_scenario_that_has_no_test() => Assert.That(
        Untested(House.Tests.Where(file => !Marks(file).Contains("F19"))), Is.EqualTo(new[] { "F19" }));

    [Test]
    public void The_table_names_the_tests_that_bear_the_number() => House.None(
        from scenario in Scenarios
        let told = Rows.GetValueOrDefault(scenario)?.Tests ?? []
        let there = House.Tests.Where(file => Marks(file).Contains(scenario)).Select(ShortName).ToArray()
        where !told.ToHashSet(StringComparer.Ordinal).SetEquals(there)
        select $"{scenario}: the table says {string.Join(", ", told)}; there are {string.Join(", ", there.Order(StringComparer.Ordinal))}",
        "Bring the table in tests/README.md up to date.");

    [Test]
    public void What_has_no_test_says_why() => House.None(
        NotBuilt.Where(scenario => Rows.GetValueOrDefault(scenario)?.Open is not { Length: > 20 }), "The last column says why.");

    [Test]
    public void No_test_bears_a_number_that_is_no_scenario() => House.None(
        House.Tests.SelectMany(file => Marks(file).Except(Scenarios).Select(mark => $"{file.Path}: {mark}")), "F01 to F45.");

    private static Dictionary<string, Row> Rows { get; } = TableRow().Matches(File.ReadAllText(Path.Combine(House.Root, "tests", "README.md")))
        .ToDictionary(
            row => row.Groups["scenario"].Value,
            row => new Row([.. Quoted().Matches(row.Groups["tests"].Value).Select(test => test.Groups["name"].Value)], row.Groups["open"].Value.Trim()));

    private static IEnumerable<string> Untested(IEnumerable<SourceFile> files) => Scenarios.Except(files.SelectMany(Marks)).Except(NotBuilt);

    private static IEnumerable<string> Marks(SourceFile file) =>
        file.Package == "Connectors.House.Tests" ? [] : Mark().Matches(file.Code).Select(mark => mark.Groups["scenario"].Value).Distinct();

    /// <summary>As <c>Flows/Intake/CursorTests</c>.</summary>
    private static string ShortName(SourceFile file) =>
        file.Path["tests/Connectors.".Length..^".cs".Length].Replace(".Tests/", "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\[Category\(""(?<scenario>F\d+)""\)\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\| (?<scenario>F\d\d) \|[^|\n]*\|(?<tests>[^|\n]*)\|[^|\n]*\|(?<open>[^|\n]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();

    private sealed record Row(string[] Tests, string Open);
}
