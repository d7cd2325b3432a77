namespace Connectors.Flows.Tests.Scenarios;

/// <summary>Processes of two versions at the same stored work, as in a rolling upgrade. What the tables themselves may be is for the tests of the
/// stores.</summary>
[Category("F37")]
public sealed class SideBySideTests
{
    [Test]
    public async Task What_a_newer_package_notes_besides_is_read_over()
    {
        const int Records = 20;
        var store = new LaterEntries();
        await using var rig = new FlowRig(store, Copying.There);
        foreach (var form in new[] { "Client", "Customer" })
        {
            for (var number = 0; number < Records; number++)
            {
                rig.Accounts.Put(FlowRig.Left, $"{number:000}", $"{form} {number:000}", "active");
            }

            rig.Accounts.Put(FlowRig.Left, "odd", $"{form} odd", form == "Client" ? "unheard of" : "active");
            await rig.RunAsync();
            Assert.That((await rig.LettersAsync()).Count, Is.EqualTo(form == "Client" ? 1 : 0));
        }

        await rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(rig.Accounts.Effects, Has.Count.EqualTo((2 * Records) + 1), "nothing twice");
            Assert.That(Copying.Names(rig, FlowRig.Right), Is.EquivalentTo(Copying.Names(rig, FlowRig.Left)));
            Assert.That(store.Changed, Is.GreaterThan(2 * Records), "or nothing was seen of the other package");
        });
    }
}
