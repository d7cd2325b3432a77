using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>Nothing is sent before enough different persons have agreed to exactly that.</summary>
public sealed class ApprovalTests
{
    private static readonly Approver Ada = new("ada", ["finance"]);
    private static readonly Approver Bo = new("bo", ["finance", "delivery"]);
    private static readonly Approver Cy = new("cy", ["delivery"]);
    private static readonly string Flow = ChainRig.Flow(
        ChainRig.Step("one", "erp", """, "approve": { "role": "finance", "by": 2, "within": "P2D" } """, "create"));

    [Test]
    public async Task A_step_is_sent_when_the_last_person_agrees_and_not_before()
    {
        await using var rig = new ChainRig(Flow);
        rig.Put("1", "Alpha");

        var first = await rig.RunAsync();
        var asked = (await rig.Approvals.ListAsync(ChainRig.Tenant).ToListAsync()).Single();
        var one = await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Ada);
        var between = await rig.RunAsync();
        var two = await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Bo);
        var last = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((first.Waiting, first.Written, between.Written, last.Written, last.RunsDone), Is.EqualTo((1, 0, 0, 1, 1)));
            Assert.That((asked.Role, asked.By, asked.Body.GetProperty("name").GetString()), Is.EqualTo(("finance", 2, "Alpha")));
            Assert.That((one.Value!.State, two.Value!.State), Is.EqualTo((ApprovalState.Open, ApprovalState.Approved)));
            Assert.That(await rig.Approvals.ListAsync(ChainRig.Tenant).ToListAsync(), Is.Empty);
            Assert.That((await rig.AuditAsync()).Select(entry => $"{entry.Actor} {entry.Action}"), Is.EquivalentTo(new[]
            {
                "flow:chain approval.ask", "ada approval.approve", "bo approval.approve", "flow:chain project.create",
            }));
        });
    }

    [Test]
    public async Task Answers_count_only_of_different_persons_in_the_role_who_did_not_start_the_run()
    {
        await using var rig = new ChainRig(ChainRig.Flow(ChainRig.Step(
            "one", "erp", """, "wait": { "until": "plannedStart" }, "approve": { "role": "finance", "by": 2 } """, "create")));
        rig.Put("1", "Alpha", start: "2026-11-21");
        await rig.State.CommitAsync([FlowRequests.Read(ChainRig.Tenant, "chain", "Dee")]);
        await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.RunAsync();
        var asked = await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync();
        await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Ada);

        async Task<string> Answer(Approver by) => (await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, by)).Faults.Single().Message;
        Assert.Multiple(async () =>
        {
            Assert.That(await Answer(Cy), Is.EqualTo("It is asked of 'finance', which this person is not: let one who is answer."));
            Assert.That(await Answer(new("dee ", ["finance"])), Is.EqualTo("Whoever started the run may not approve it (four eyes): let another person answer."));
            Assert.That(await Answer(new("ADA", ["finance"])), Is.EqualTo("This person has agreed already: another one must."));
            Assert.That((await rig.RunAsync()).Written, Is.Zero);
        });
    }

    [Test]
    public async Task A_body_that_changed_since_is_asked_anew()
    {
        await using var rig = new ChainRig(Flow);
        rig.Put("1", "Alpha");
        await rig.RunAsync();
        var asked = await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync();
        await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Ada);
        rig.Put("1", "Alpha for ten times the price");
        await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Bo);

        var report = await rig.RunAsync();

        var anew = await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync();
        var late = await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Ada);
        Assert.Multiple(async () =>
        {
            Assert.That((report.Written, rig.At("a").Count), Is.EqualTo((0, 0)));
            Assert.That((anew.Votes.Length, anew.Body.GetProperty("name").GetString()), Is.EqualTo((0, "Alpha for ten times the price")));
            Assert.That(late.Faults.Single().Message, Is.EqualTo("What would be sent has changed since it was looked at: look again, then answer."));
            Assert.That((await rig.AuditAsync()).Select(entry => entry.Action), Does.Contain("approval.ask-anew"));
        });
    }

    [Test]
    public async Task A_refusal_is_a_dead_letter_of_the_owner_and_releasing_it_asks_anew()
    {
        await using var rig = new ChainRig(Flow);
        rig.Put("1", "Alpha");
        await rig.RunAsync();
        var asked = await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync();
        await rig.Approvals.RefuseAsync(ChainRig.Tenant, asked, Bo, "No purchase order.");

        await rig.RunAsync();
        var letter = (await rig.LettersAsync()).Single();
        var told = await rig.Approvals.FindAsync(ChainRig.Tenant, asked.RunId, "one");
        await rig.Repair.ReplayAsync(ChainRig.Tenant, new(new() { Id = letter.Id }, "ada", "There is one now."));
        await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((letter.Stage, letter.OwnerRole, letter.Faults.Single().Rule), Is.EqualTo(("one", "owner-of-one", "approve")));
            Assert.That((told!.State, told.Refusal!.Actor, told.Refusal.Reason), Is.EqualTo((ApprovalState.Closed, "bo", "No purchase order.")));
            Assert.That((await rig.AuditAsync()).Single(entry => entry.Action == "approval.refuse").Reason, Does.EndWith(": No purchase order."));
            Assert.That((await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync()).State, Is.EqualTo(ApprovalState.Open));
            Assert.That(rig.At("a"), Is.Empty);
        });
    }

    [Test]
    public async Task What_nobody_answers_in_time_is_a_dead_letter()
    {
        await using var rig = new ChainRig(Flow);
        rig.Put("1", "Alpha");
        await rig.RunAsync();
        var asked = await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync();
        rig.Clock.Advance(TimeSpan.FromDays(2));
        var late = await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Ada);

        await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(late.Faults.Single().Kind, Is.EqualTo(FaultKind.Stale));
            Assert.That((await rig.LettersAsync()).Single().Faults.Single().Message, Does.Contain("was not approved by 2026-11-22"));
            Assert.That((await rig.RunOfAsync()).State, Is.EqualTo(RunState.Parked));
        });
    }

    [Test]
    public async Task An_alarm_that_goes_off_after_the_answer_changes_nothing()
    {
        await using var rig = new ChainRig(Flow);
        rig.Put("1", "Alpha");
        await rig.RunAsync();
        var asked = await rig.Approvals.ListAsync(ChainRig.Tenant).SingleAsync();
        await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Ada);
        await rig.Approvals.ApproveAsync(ChainRig.Tenant, asked, Bo);
        await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromDays(3));

        var late = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((late.Written, late.Waiting, rig.Accounts.Writes.Count), Is.EqualTo((0, 0, 1)));
            Assert.That((await ((IWorkLanes)rig.State).MeasureAsync()).Depth, Is.Zero);
        });
    }
}
