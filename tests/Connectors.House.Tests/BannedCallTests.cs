using System.Text.RegularExpressions;

namespace Connectors.House.Tests;

/// <summary>Time, ids and randomness come in from outside.</summary>
public sealed partial class BannedCallTests
{
    [Test]
    public void The_product_takes_no_time_id_or_randomness_by_itself() => House.None(
        Offences(House.Sources, Banned()), "Take a TimeProvider, an IIdSource or a seeded source instead.");

    [Test]
    public void Tests_do_not_sleep_and_do_not_read_the_clock() => House.None(
        Offences(House.Tests.Where(file => file.Package != "Connectors.House.Tests"), BannedInTests()), "Use a fake clock, a barrier or a count.");

    [Test]
    public void Tests_find_files_from_where_they_run_because_a_deterministic_build_has_no_source_paths() => House.None(
        House.Tests.Where(file => file.Package != "Connectors.House.Tests" && file.Code.Contains("CallerFilePath", StringComparison.Ordinal))
            .Select(file => file.Path),
        "Walk up from AppContext.BaseDirectory.");

    [Test]
    public void Money_rates_and_hours_are_never_floating_point() => House.None(
        Offences(
            House.Product.Where(file => file.Path.StartsWith("src/Connectors.Core/Contracts", StringComparison.Ordinal)
                || file.Path.StartsWith("src/Connectors.Core/Mapping", StringComparison.Ordinal)),
            Floating()),
        "Use decimal or whole units.");

    [TestCase("var now = DateTime.UtcNow;")]
    [TestCase("var id = Guid.NewGuid();")]
    [TestCase("await Task.Delay(5);")]
    [TestCase("Thread.Sleep(1);")]
    [TestCase("var r = new Random();")]
    public void The_check_sees_a_banned_call(string code) => Assert.That(Banned().IsMatch(code), Is.True);

    private static IEnumerable<string> Offences(IEnumerable<SourceFile> files, Regex banned) =>
        from file in files
        from Match match in banned.Matches(file.Code)
        select $"{file.Path}: {match.Value}";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bGuid\.NewGuid\b|\bGuid\.CreateVersion7\(\)|\bRandom\.Shared\b|\bnew Random\(\)|\bThread\.Sleep\b|\bTask\.Delay\((?![^;\n]*(time|clock|Time|Clock))|\bStopwatch\.(GetTimestamp|StartNew)\b|\bEnvironment\.TickCount")]
    private static partial Regex Banned();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bThread\.Sleep\b|\bTask\.Delay\(\d|\bRandom\.Shared\b|\bnew Random\(\)|\bGuid\.NewGuid\b")]
    private static partial Regex BannedInTests();

    [GeneratedRegex(@"\b(double|float)\b(?!-)")]
    private static partial Regex Floating();
}
