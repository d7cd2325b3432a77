using Connectors.Exchange;
using Connectors.Faults;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Kantata.Tests;

public sealed class ReadingTests
{
    private static readonly KantataOptions Pairs = new() { PageSize = 2 };

    [Test]
    public async Task The_query_says_order_overlap_includes_and_the_flags_without_which_records_are_hidden()
    {
        var bench = new KantataBench(_ => StubVendor.Ok("""{"results":[],"time_entries":{}}"""));
        await KantataBench.ReadAsync(bench.TimeEntries, "2026-03-02T09:00:00Z");
        var request = bench.Vendor.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(request.Address.AbsolutePath, Is.EqualTo("/api/v1/time_entries"));
            Assert.That(request.Route, Is.EqualTo("/time_entries"));
            Assert.That(request["order"], Is.EqualTo("updated_at:asc"));
            Assert.That(request["updated_after"], Is.EqualTo("2026-03-02T08:55:00Z"));
            Assert.That(request["per_page"], Is.EqualTo("200"));
            Assert.That(request["from_archived_workspaces"], Is.EqualTo("true"));
            Assert.That(request["include"], Does.Contain("external_references"));
            Assert.That(request["approved"], Is.Null, "Presence counts as true.");
        });
    }

    [Test]
    public async Task Each_resource_names_its_own_flags_for_what_is_archived_or_deleted()
    {
        var bench = new KantataBench(request => StubVendor.Ok($$"""{"results":[],"{{request.Route[1..]}}":{} }"""));
        await KantataBench.ReadAsync(bench.Workspaces);
        await KantataBench.ReadAsync(bench.Stories);
        await KantataBench.ReadAsync(bench.Expenses);
        await KantataBench.ReadAsync(bench.Users);
        var (workspaces, stories, expenses, users) = (bench.Vendor.Requests[0], bench.Vendor.Requests[1], bench.Vendor.Requests[2], bench.Vendor.Requests[3]);
        Assert.Multiple(() =>
        {
            Assert.That(workspaces["include_archived"], Is.EqualTo("true"));
            Assert.That(stories["show_archived"], Is.EqualTo("true"));
            Assert.That(stories["show_from_archived_workspaces"], Is.EqualTo("true"));
            Assert.That(stories["show_deleted"], Is.EqualTo("true"));
            Assert.That(expenses["from_archived_workspaces"], Is.EqualTo("true"));
            Assert.That(users["on_my_account"], Is.EqualTo("true"));
            Assert.That(users["order"], Is.Null, "Users carry no stamp of changes.");
            Assert.That(workspaces["updated_after"], Is.Null, "Without a cursor everything is read.");
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Pages_follow_the_order_of_change_and_every_cursor_is_the_newest_change_handed_out(bool isInclusive)
    {
        var list = new VendorList("time_entries", isInclusive);
        for (var id = 1; id <= 9; id++)
        {
            list.SecondsById[id] = id * 10;
        }

        var pages = await KantataBench.ReadAsync(new KantataBench(list.Answer, new() { PageSize = 4 }).TimeEntries);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(pages), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9" }));
            Assert.That(pages.Select(page => page.IsLast), Is.EqualTo(Enumerable.Repeat(false, pages.Count - 1).Append(true)));
            Assert.That(pages[0].Next.Value, Is.EqualTo(VendorList.Stamp(40)));
            Assert.That(pages[^1].Next.Value, Is.EqualTo(VendorList.Stamp(90)));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    [Category("F16")]
    public async Task Many_records_of_one_second_are_all_read_once(bool isInclusive)
    {
        var list = new VendorList("time_entries", isInclusive);
        for (var id = 1; id <= 20; id++)
        {
            list.SecondsById[id] = id switch { <= 3 => 10, <= 16 => 11, _ => id };
        }

        var pages = await KantataBench.ReadAsync(new KantataBench(list.Answer, Pairs).TimeEntries);
        Assert.That(Ids(pages), Is.EqualTo(Enumerable.Range(1, 20).Select(id => $"{id}")));
    }

    [Test]
    [Category("F15")]
    public async Task A_record_that_changes_while_pages_are_read_pushes_no_other_out()
    {
        VendorList list = null!;
        list = new("time_entries") { Meanwhile = answer => list.SecondsById[1] = answer == 1 ? 1000 : list.SecondsById[1] };
        for (var id = 1; id <= 9; id++)
        {
            list.SecondsById[id] = id * 10;
        }

        var pages = await KantataBench.ReadAsync(new KantataBench(list.Answer, Pairs).TimeEntries);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(pages).Distinct(), Is.EquivalentTo(Enumerable.Range(1, 9).Select(id => $"{id}")));
            Assert.That(Ids(pages).Last(), Is.EqualTo("1"), "What changed is handed out again with its newer state.");
        });
    }

    [Test]
    [Category("F15")]
    public void The_final_state_of_every_record_arrives_whatever_others_do_meanwhile() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonEmptyArray<byte> Seconds, byte[] Touched, bool IsInclusive)>(),
        sample =>
        {
            var touchedAt = new Dictionary<int, int>();
            VendorList list = null!;
            list = new("time_entries", sample.IsInclusive)
            {
                Meanwhile = answer =>
                {
                    if (answer <= sample.Touched.Length)
                    {
                        var id = sample.Touched[answer - 1] % sample.Seconds.Get.Length;
                        (touchedAt[id], list.SecondsById[id]) = (answer, 100_000 + (answer * 2));
                    }
                },
            };
            for (var id = 0; id < sample.Seconds.Get.Length; id++)
            {
                // Distinct seconds: inside one second the vendor leaves nothing but page numbers to go by.
                list.SecondsById[id] = (id * 256) + sample.Seconds.Get[id];
            }

            var pages = KantataBench.ReadAsync(new KantataBench(list.Answer, new() { PageSize = 3 }).TimeEntries).GetAwaiter().GetResult();
            var last = pages.SelectMany(page => page.Records).GroupBy(record => record.Key.Id).ToDictionary(group => group.Key, group => group.Last().Version);

            // What is touched after the last answer belongs to the next read.
            return list.SecondsById.All(row => touchedAt.GetValueOrDefault(row.Key) == list.Answers
                ? last.ContainsKey($"{row.Key}")
                : last.GetValueOrDefault($"{row.Key}") == VendorList.Stamp(row.Value));
        }).QuickCheckThrowOnFailure();

    [Test]
    [Category("F15")]
    public async Task Page_numbers_alone_lose_a_record_in_the_same_list()
    {
        VendorList list = null!;
        list = new("time_entries") { Meanwhile = answer => list.SecondsById[1] = answer == 1 ? 1000 : list.SecondsById[1] };
        for (var id = 1; id <= 9; id++)
        {
            list.SecondsById[id] = id * 10;
        }

        var (bench, ids) = (new KantataBench(list.Answer), new List<string>());
        for (var page = 1; page <= 5; page++)
        {
            var query = new KantataQuery(new("time_entries", "time_entry"), PageSize: 2) { Page = page };
            ids.AddRange((await bench.Client.ListAsync(KantataBench.Connection, query)).Records.Select(record => record.Key.Id));
        }

        Assert.That(ids, Does.Not.Contain("3"), "The control: this is what going by time prevents.");
    }

    [Test]
    public async Task A_list_in_another_order_is_read_by_page_number_and_its_cursor_waits_for_the_end()
    {
        var list = new VendorList("time_entries") { KeepsOrder = false };
        for (var id = 1; id <= 6; id++)
        {
            list.SecondsById[id] = id * 10;
        }

        var pages = await KantataBench.ReadAsync(new KantataBench(list.Answer, Pairs).TimeEntries);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(pages), Is.EqualTo(new[] { "6", "5", "4", "3", "2", "1" }));
            Assert.That(pages.Select(page => page.Next.Value), Is.EqualTo(new[] { "", "", VendorList.Stamp(60) }));
        });
    }

    [Test]
    [Category("F41")]
    public void The_same_page_over_and_over_ends_with_a_defect_instead_of_never()
    {
        const string Page = """{"results":[{"key":"users","id":"1"}],"users":{"1":{"id":"1"}},"meta":{"page_count":9,"page_number":1}}""";
        var bench = new KantataBench(_ => StubVendor.Ok(Page));
        var fault = Assert.ThrowsAsync<ConnectorException>(() => KantataBench.ReadAsync(bench.Users))!.Fault;
        Assert.Multiple(() =>
        {
            Assert.That(fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
            Assert.That(fault.Rule, Is.EqualTo("paging"));
            Assert.That(bench.Vendor.Requests, Has.Count.EqualTo(3));
        });
    }

    [Test]
    public async Task Without_meta_a_short_page_is_the_last()
    {
        var bench = new KantataBench(
            request => StubVendor.Ok(request["page"] == "1" ? """{"users":{"1":{"id":"1"},"2":{"id":"2"}}}""" : """{"users":{"3":{"id":"3"}}}"""), Pairs);
        var pages = await KantataBench.ReadAsync(bench.Users);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(pages), Is.EqualTo(new[] { "1", "2", "3" }));
            Assert.That(pages.Select(page => page.Next.Value), Is.All.Empty, "Without a stamp every read begins anew.");
        });
    }

    [Test]
    public async Task Single_records_are_asked_for_by_id_in_pages_that_fit()
    {
        var bench = new KantataBench(
            request => StubVendor.Ok($$"""{"results":[],"stories":{},"only":"{{request["only"]}}"}"""), Pairs);
        var pages = await KantataBench.ReadAsync(bench.Stories, "2026-03-02T09:00:00Z", "1", "2", "2", "3");
        Assert.Multiple(() =>
        {
            Assert.That(bench.Vendor.Requests.Select(request => request["only"]), Is.EqualTo(new[] { "1,2", "3" }));
            Assert.That(bench.Vendor.Requests.Select(request => request["updated_after"]), Is.All.Null);
            Assert.That(pages.Select(page => (page.IsLast, page.Next.Value)), Is.EqualTo(new[] { (false, "2026-03-02T09:00:00Z"), (true, "2026-03-02T09:00:00Z") }));
        });
    }

    [Test]
    public void A_refused_list_breaks_the_conversation_with_the_vendors_reason()
    {
        var bench = new KantataBench(_ => StubVendor.Refusal(401, """{"errors":[{"type":"oauth","message":"Invalid OAuth 2 Request"}]}"""));
        Assert.That(() => KantataBench.ReadAsync(bench.Users), Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Authentication));
    }

    [Test]
    public async Task Recorded_pages_are_read_as_they_were_sent()
    {
        var body = RecordedPages.Body("story_should_be_listable");
        var bench = new KantataBench(request => request["page"] == "1" ? StubVendor.Ok(body) : StubVendor.Ok("""{"results":[],"stories":{}}"""));
        var pages = await KantataBench.ReadAsync(bench.Stories);
        Assert.That(Ids(pages).Count(), Is.EqualTo(20));
    }

    private static IEnumerable<string> Ids(IEnumerable<VendorPage> pages) => pages.SelectMany(page => page.Records).Select(record => record.Key.Id);
}
