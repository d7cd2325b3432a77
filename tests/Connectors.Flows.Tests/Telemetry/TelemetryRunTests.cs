using System.Diagnostics;
using Names = Connectors.Flows.FlowTelemetryNames;

namespace Connectors.Flows.Tests;

/// <summary>What is told is what happened.</summary>
public sealed class TelemetryRunTests
{
    [Test]
    public async Task Counts_are_those_of_what_happened()
    {
        await using var rig = new TelemetryRig();
        await rig.RunEverythingAsync();
        var watch = rig.Watch;

        Assert.Multiple(() =>
        {
            Assert.That(watch.Sum(Names.Intake, (Names.Outcome, "accepted")), Is.EqualTo(6), "1, 2, 5, 1 again, 3, 4");
            Assert.That(watch.Sum(Names.Intake, (Names.Outcome, "refused")), Is.EqualTo(1), "3 without its name");
            Assert.That(watch.Sum(Names.RunsEnded, (Names.Outcome, "parked")), Is.EqualTo(1), "1, refused by the vendor");
            Assert.That(watch.Sum(Names.RunsEnded, (Names.Outcome, "incomplete")), Is.EqualTo(1), "5 with a status that nobody knows");
            Assert.That(watch.Sum(Names.RunsEnded, (Names.Outcome, "superseded")), Is.EqualTo(1), "1, by its change");
            Assert.That(watch.Sum(Names.RunsEnded, (Names.Outcome, "done")), Is.EqualTo(3), "2, 1 and 3 in the end");
            Assert.That(watch.Sum(Names.RunsPutOff, (Names.Fault, "InDoubt")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.RunsPutOff, (Names.Fault, "Transient")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.Writes, (Names.Outcome, "written"), (Names.System, "right")), Is.EqualTo(3));
            Assert.That(watch.Sum(Names.Writes, (Names.Outcome, "refused")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.Writes, (Names.Outcome, "inDoubt")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.InDoubt), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.LettersOpened, (Names.Stage, "read"), (Names.Fault, "SourceInvalid")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.LettersOpened, (Names.Stage, "prepare")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.LettersOpened, (Names.Stage, "step"), (Names.Fault, "TargetInvalid")), Is.EqualTo(1));
            Assert.That(watch.Sum(Names.LettersClosed, (Names.Outcome, "fixed")), Is.EqualTo(2));
            Assert.That(watch.Sum(Names.LeasesLost, (Names.Lane, "runs")), Is.EqualTo(1));
            Assert.That(watch.Of(Names.ChangeLatency).Min(one => one.Value), Is.EqualTo(60), "changed a minute before it was read");
        });
    }

    [Test]
    public async Task Gauges_show_what_was_measured_last_and_nothing_when_it_cannot_be_measured()
    {
        await using var rig = new TelemetryRig();
        var gauges = rig.Flows.Get<LaneGauges>();
        await rig.ReadAsync();
        rig.Flows.Clock.Advance(TimeSpan.FromSeconds(90));
        rig.Watch.ReadGauges();
        Assert.That(rig.Watch.Of(Names.Depth), Is.Empty, "nothing was measured yet");

        await gauges.RefreshAsync(default);
        rig.Watch.ReadGauges();
        await rig.TurnsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(rig.Watch.Of(Names.Depth).Single().Value, Is.EqualTo(1));
            Assert.That(rig.Watch.Of(Names.Claimable).Single().Value, Is.EqualTo(1));
            Assert.That(rig.Watch.Of(Names.OldestClaimable).Single().Value, Is.EqualTo(90));
            Assert.That(rig.Watch.Of(Names.Held).Single().Value, Is.Zero);
        });
    }

    [Test]
    public async Task A_trace_goes_on_where_the_run_is_carried_on()
    {
        await using var rig = new TelemetryRig();
        rig.Put("1", "Client");
        ActivityTraceId first;
        using (var read = rig.Watch.Begin())
        {
            first = read.TraceId;
            await rig.ReadAsync();
            await rig.TurnsAsync(most: 1);
        }

        using var later = rig.Watch.Begin();
        await rig.TurnsAsync();

        var spans = rig.Watch.Spans;
        var (turn, run, step, send) = (spans.First(span => span.OperationName == Names.Turn && span.TraceId == first), One(spans, Names.Run), One(spans, Names.Step),
            One(spans, Names.Send));
        Assert.Multiple(() =>
        {
            Assert.That(run.TraceId, Is.EqualTo(later.TraceId));
            Assert.That(run.Links.Single().Context.TraceId, Is.EqualTo(first));
            Assert.That(run.Links.Single().Context.SpanId, Is.EqualTo(turn.SpanId), "the turn that read the change");
            Assert.That(step.ParentSpanId, Is.EqualTo(run.SpanId));
            Assert.That(send.ParentSpanId, Is.EqualTo(step.SpanId));
            Assert.That(run.GetTagItem(Names.Outcome), Is.EqualTo("done"));
        });
    }

    [Test]
    public async Task A_turn_is_linked_to_what_brought_its_hints()
    {
        await using var rig = new TelemetryRig();
        rig.Put("1", "Client");
        ActivityTraceId webhook;
        using (var request = rig.Watch.Begin())
        {
            webhook = request.TraceId;
            var hint = new HintRecord("left", "things", "1", Connectors.Exchange.ChangeKind.Updated);
            await rig.Flows.State.CommitAsync([Hints.Ask(new("acme"), "copy", hint, Connectors.State.WorkClass.Interactive)]);
        }

        using var later = rig.Watch.Begin();
        await rig.TurnsAsync();

        var turn = rig.Watch.Spans.First(span => span.OperationName == Names.Turn);
        Assert.Multiple(() =>
        {
            Assert.That(turn.Links.Single().Context.TraceId, Is.EqualTo(webhook));
            Assert.That(One(rig.Watch.Spans, Names.Run).Links.Single().Context.SpanId, Is.EqualTo(turn.SpanId));
        });
    }

    [Test]
    public void Recordings_do_not_see_what_was_traced()
    {
        static string Effect(string? traceParent) => StateKeys.Effect(Runs.Move(
            new("acme"), new RunRecord(Guid.Empty, "copy", "1.0.0", "copy/1", []) { TraceParent = traceParent }, ""));
        Assert.That(Effect("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), Is.EqualTo(Effect(null)));
    }

    [Test]
    public async Task One_id_stands_in_spans_audit_letters_and_log_scopes()
    {
        await using var rig = new TelemetryRig();
        rig.Put("1", "Client");
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);
        using var root = rig.Watch.Begin();
        await rig.RunAsync();
        var refused = (await rig.Flows.LettersAsync()).Single().RunId!.Value;
        rig.Put("2", "Client 2");
        await rig.RunAsync();
        var done = (await FlowRuns.ListAsync(rig.Flows.State, new("acme")).ToListAsync()).Single(run => run.State == RunState.Done).Id;
        var audit = await rig.Flows.State.QueryAsync(new(new("acme"), "audit")).Select(entry => System.Text.Encoding.UTF8.GetString(entry.Json.Span)).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(rig.Watch.Spans.Where(span => span.OperationName == Names.Run).Select(span => span.GetTagItem(Names.RunId)),
                Is.EquivalentTo(new[] { $"{refused}", $"{done}" }));
            Assert.That(audit.Single(), Does.Contain($"run:{done}"));
            Assert.That(rig.Watch.Lines.Single(line => line.Id == 3103).Scopes, Does.Contain($"run {refused}").And.Contain("acme"));
            Assert.That(Connectors.Http.CallOrigin.Current, Is.Null, "it ends with the run");
        });
    }

    [Test]
    public async Task Nothing_personal_is_told_whatever_goes_wrong()
    {
        await using var rig = new TelemetryRig();
        using var root = rig.Watch.Begin();
        foreach (var fault in Enum.GetValues<MemoryFault>().Where(fault => !$"{fault}".Contains("Kill", StringComparison.Ordinal)))
        {
            rig.Accounts.Faults.Enqueue(fault);
            rig.Put($"{(int)fault}", $"Canary {fault}");
            await rig.RunAsync();
            rig.Flows.Clock.Advance(TimeSpan.FromHours(1));
        }

        rig.Put("90", "Canary of reading", "canary");
        rig.Accounts.Put(FlowRig.Left, "91", "", "active", "canary-parent");
        await rig.RunAsync();
        await rig.Flows.Get<LaneGauges>().RefreshAsync(default);
        rig.Watch.ReadGauges();

        var told = rig.Watch.Lines.Select(line => $"{line.Text} {line.Scopes}")
            .Concat(rig.Watch.Spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events)} {string.Join(' ', span.Baggage)}"))
            .Concat(rig.Watch.All.Select(one => string.Join(' ', one.Tags)))
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(told.Where(text => text.Contains("canary", StringComparison.OrdinalIgnoreCase)), Is.Empty);
            Assert.That(rig.Watch.Lines.Select(line => line.Id), Does.Contain(3103).And.Contain(3105).And.Contain(3005));
            Assert.That(rig.Accounts.At(FlowRig.Right).Values.Select(record => $"{record["name"]}"), Has.Some.Contains("Canary"), "control: canaries did pass through");
        });
    }

    private static Activity One(IEnumerable<Activity> spans, string name) => spans.Single(span => span.OperationName == name);
}
