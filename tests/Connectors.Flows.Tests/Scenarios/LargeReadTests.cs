using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Exchange;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>More than fits into memory: read page by page, kept only as far as it is needed.</summary>
public sealed class LargeReadTests
{
    [Test]
    [Category("F42")]
    public async Task No_page_is_asked_for_before_the_one_before_it_is_durable_and_old_pages_are_let_go()
    {
        const int Pages = 100;
        const int Rows = 20;
        await using var rig = new IntakeRig();
        var handed = new List<WeakReference>();
        var (wrong, most) = (new List<int>(), 0);
        for (var number = 0; number < Pages * Rows; number++)
        {
            // Steps ask for a record as it stands by then.
            rig.Account.Put(Id(number), $"Client {number}", rig.Now);
        }

        rig.Account.Script = PagesOf;
        await rig.Rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.Empty, "Pages that were asked for while the checkpoint lay before the one before them.");
            Assert.That(most, Is.LessThanOrEqualTo(3), "Pages that were still held.");
            Assert.That(rig.Writes, Is.EqualTo(Pages * Rows));
        });

        IEnumerable<VendorPage> PagesOf()
        {
            for (var number = 1; number <= Pages; number++)
            {
                if (number > 1 && rig.CheckpointAsync().GetAwaiter().GetResult()?.Value != Position(number - 1))
                {
                    wrong.Add(number);
                }

                GC.Collect();
                most = Math.Max(most, handed.Count(page => page.IsAlive));
                yield return Page(number);
            }
        }

        VendorPage Page(int number)
        {
            var things = new SpringThings(rig.Account);
            var page = new VendorPage(
                [.. Enumerable.Range((number - 1) * Rows, Rows).Select(row => things.Record(rig.Account.Records[Id(row)]))],
                RelatedRecords.None, new(Position(number)), IsLast: number == Pages);
            handed.Add(new(page));
            return page;
        }

        static string Id(int number) => number.ToString("00000", CultureInfo.InvariantCulture);

        static string Position(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
    }

    [Test]
    [Category("F42")]
    public async Task A_note_of_five_megabytes_goes_through_and_is_kept_nowhere()
    {
        var state = new SizedStore();
        await using var rig = new FlowRig(state, Copying.There);
        rig.Accounts.Put(FlowRig.Left, "1", new() { ["name"] = "Client", ["status"] = "active", ["note"] = JsonValue.Create(new string('n', 5_000_000)) });

        await rig.RunAsync();

        Assert.That(Copying.Names(rig, FlowRig.Right), Is.EqualTo(new[] { "Client" }));
        Assert.That(state.Largest, Is.InRange(1, 64 * 1024));
    }
}
