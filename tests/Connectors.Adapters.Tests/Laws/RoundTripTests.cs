namespace Connectors.Adapters.Tests.Laws;

/// <summary>Read then write gives the same vendor fields; write then read gives the same record; the typed record is the same on both ways; spelling means
/// nothing. For every base mapping of every adapter, with and without extensions of a tenant.</summary>
/// <remarks>The long form: <c>CONNECTORS_LAWS=100000 dotnet test tests/Connectors.Adapters.Tests --filter Laws</c>. A failure names its seed:
/// <c>CONNECTORS_LAWS_SEED=seed</c> with the same filter runs that case alone.</remarks>
[Category("F24")]
public sealed class RoundTripTests
{
    /// <summary>Base mappings that the laws leave out, each with its reason. None.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal);

    private static IEnumerable<string> Names => LawDocuments.Names.Where(name => !LeftOut.ContainsKey(name));

    [TestCaseSource(nameof(Names))]
    public void Hold_for(string name)
    {
        var (tally, overlays) = (new LawTally(), LawOverlays.Of(LawDocuments.Subject(name).Document));
        LawSubject[] subjects = [LawDocuments.Subject(name), .. overlays.Select(overlay => LawDocuments.Subject(name, overlay))];
        var broken = LawRun.Broken(subjects, LawRun.Count(Names.Count()), tally);
        TestContext.Out.WriteLine($"{name}: {tally}");
        Assert.That(broken, Is.Null, () =>
            $"{broken}\nagain     CONNECTORS_LAWS_SEED={SeedIn(broken!)} dotnet test tests/Connectors.Adapters.Tests --filter \"FullyQualifiedName~RoundTripTests&Name~{name}\"");
        if (tally.Cases < 100)
            return;
        Assert.That(tally.Read, Is.GreaterThan(tally.Cases / 4), "Laws over records that are mostly refused prove little.");
        if (subjects[0].Writes.CanWrite)
            Assert.That((tally.WrittenBack, tally.ReadAgain), Is.GreaterThan((tally.Cases / 8, tally.Cases / 8)), tally.ToString());
    }

    /// <summary>Whatever is written stands under a law or was declared to be only written.</summary>
    [TestCaseSource(nameof(Names))]
    public void Every_written_field_is_under_the_laws(string name)
    {
        var subject = LawDocuments.Subject(name);
        var written = subject.Writes.BackwardPlan?.Tree.Leaves().Select(leaf => leaf.Path).Order(StringComparer.Ordinal) ?? (IEnumerable<string>)[];
        var known = subject.Slots.Select(slot => Path(slot.Node.Find("wrap") is null ? slot.Write : slot.Write[..^1]))
            .Concat(subject.Slots.Select(slot => slot.CurrencyTo?.Text).OfType<string>()).Concat(subject.WriteOnly);
        Assert.That(written, Is.EquivalentTo(known.Distinct()));
    }

    [Test]
    public void Every_rule_that_says_it_can_be_turned_round_is_judged() =>
        Assert.That(Connectors.Mapping.RuleTable.Kinds.Values.Where(kind => kind.Inverts).Select(kind => kind.Name), Is.EquivalentTo(LawValues.Known));

    [Test]
    public void All_five_adapters_are_here() => Assert.That(LawDocuments.Names.Select(name => name.Split('.')[0]).Distinct(),
        Is.SupersetOf(new[] { "salesforce", "netsuite", "kantata", "jira", "workday" }));

    private static string Path(IEnumerable<Connectors.Mapping.PathSegment> path) =>
        string.Concat(path.Select((step, at) => step.Index >= 0 ? $"[{step.Index}]" : at == 0 ? step.Name : $".{step.Name}"));

    private static string SeedIn(string broken) => broken.Split("seed      ")[1].Split('\n')[0];
}
