using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A process is restarted with newer packages while a run of two steps has done its first: it goes on by the mappings that it began
/// with.</summary>
[Category("F36")]
public sealed class RunMappingTests
{
    private static readonly string Two = ChainRig.Flow($"{ChainRig.Step("one", "erp")}, {ChainRig.Step("two", "psa", ", \"wait\": { \"until\": \"plannedStart\" }")}");

    [TestCase(true, "timeMaterials")]
    [TestCase(false, "fixedPrice", Description = "control: a run that has sent nothing goes by the mappings of now")]
    public async Task A_run_that_has_begun_ends_by_the_mappings_that_it_began_with(bool hasBegun, string billing)
    {
        await using var before = new ChainRig(Two);
        await BeginAsync(before, hasBegun);
        await using var after = Newer(before);

        await after.RunAsync();
        before.Put("2", "Beta");
        await after.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(Billings(before), Is.EqualTo(new[] { $"Alpha {billing}", "Beta fixedPrice" }), "The next run takes the new ones.");
            Assert.That(await after.LettersAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task A_version_that_is_not_kept_any_more_holds_the_run_until_somebody_decides()
    {
        await using var before = new ChainRig(Two);
        await BeginAsync(before, hasBegun: true);
        foreach (var kept in await KeptAsync(before))
        {
            await before.State.CommitAsync([new StateChange.Remove(kept.Key, kept.ETag)]);
        }

        await using var after = Newer(before);
        await after.RunAsync();
        var letter = (await after.LettersAsync()).Single();
        var held = Billings(before);

        await after.Repair.ReplayAsync(ChainRig.Tenant, new(LetterFilter.All, "ann", "the new ones will do"), null, default);
        await after.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((letter.OwnerRole, letter.Faults[0].Rule, letter.Faults[0].Kind), Is.EqualTo(("operations", "mapping-version", FaultKind.Configuration)));
            Assert.That(held, Is.Empty);
            Assert.That(Billings(before), Is.EqualTo(new[] { "Alpha fixedPrice" }));
            Assert.That((await after.LettersAsync(), (await after.RunOfAsync()).State), Is.EqualTo((Array.Empty<DeadLetter>(), RunState.Done)));
        });
    }

    [TestCase(false, "fixedPrice", Description = "with what was corrected since")]
    [TestCase(true, "timeMaterials")]
    public async Task A_replay_chooses_between_the_mappings_of_now_and_those_that_the_run_began_with(bool keeps, string billing)
    {
        await using var before = new ChainRig(Two);
        before.Accounts.Decides = (connection, _) => connection.Settings.Name == "b" ? MemoryFault.Refuse : null;
        before.Put("1", "Alpha");
        await before.RunAsync();
        before.Accounts.Decides = null;

        await using var after = Newer(before);
        await after.Repair.ReplayAsync(ChainRig.Tenant, new(LetterFilter.All, "ann", "corrected") { KeepMappings = keeps }, null, default);
        await after.RunAsync();

        Assert.That(Billings(before), Is.EqualTo(new[] { $"Alpha {billing}" }));
    }

    [Test]
    public async Task A_version_is_kept_once_for_all_runs_and_not_for_ever()
    {
        await using var rig = new ChainRig(Two);
        foreach (var id in Enumerable.Range(1, 20))
        {
            rig.Put($"{id}", $"Project {id}");
        }

        await rig.RunAsync();
        var kept = (await KeptAsync(rig)).Select(entry => entry.Key.Key).ToArray();
        rig.Clock.Advance(TimeSpan.FromDays(399));
        await rig.RunAsync();
        var late = (await KeptAsync(rig)).Count;
        rig.Clock.Advance(TimeSpan.FromDays(2));
        await rig.RunAsync();

        Assert.That((string.Join(',', kept), late, (await KeptAsync(rig)).Count), Is.EqualTo(("a.things@1.0.0,b.things@1.0.0", 2, 0)));
    }

    /// <summary>A run whose second step waits for its day; or one that is still to be read.</summary>
    private static async Task BeginAsync(ChainRig rig, bool hasBegun)
    {
        rig.Put("1", "Alpha", start: rig.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (hasBegun)
        {
            await rig.RunAsync();
            Assert.That((rig.At("a").Count, rig.At("b").Count), Is.EqualTo((1, 0)));
        }

        rig.Clock.Advance(TimeSpan.FromDays(2));
    }

    /// <summary>The same account and store under a newer package: another version of a mapping, which writes something else.</summary>
    private static ChainRig Newer(ChainRig before) => new(null, before, null, text => text.Contains("\"b.things\"", StringComparison.Ordinal)
        ? text.Replace("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"", StringComparison.Ordinal)
            .Replace("\"fields\"", "\"write\": { \"billing\": { \"constant\": \"fixedPrice\" } }, \"fields\"", StringComparison.Ordinal)
        : text.Replace("\"fields\"", "\"write\": { \"billing\": { \"constant\": \"timeMaterials\" } }, \"fields\"", StringComparison.Ordinal), Two);

    private static string[] Billings(ChainRig rig) =>
        [.. rig.At("b").Values.Select(record => $"{record["name"]} {record["billing"]?.ToString() ?? "timeMaterials"}")];

    private static async Task<List<StateEntry>> KeptAsync(ChainRig rig) =>
        await rig.State.QueryAsync(new(ChainRig.Tenant, FlowSets.Mapping) { Take = 100 }).ToListAsync();
}
