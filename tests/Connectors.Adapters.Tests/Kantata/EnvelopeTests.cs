using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata.Tests;

public sealed class EnvelopeTests
{
    private const string SubStories = """
        {"count":2,"results":[{"key":"stories","id":"2"},{"key":"stories","id":1}],
         "stories":{"1":{"id":"1","updated_at":"2021-02-22T08:18:53-08:00"},"9":{"id":"9","archived":true},"2":{"title":"two","id":2,"deleted_at":"2021-02-22T08:18:53-08:00"}},
         "meta":{"count":2,"page_count":3,"page_number":2,"page_size":2},
         "workspaces":{"7":{"id":"7"}},"users":{}}
        """;

    private readonly KantataPages _envelope = new();

    [Test]
    public void A_page_holds_what_results_names_in_that_order_and_the_rest_travels_along()
    {
        var page = KantataPage.Read(Bytes(SubStories), "stories");
        Assert.Multiple(() =>
        {
            Assert.That(page.Records.Select(record => record.Key.Id), Is.EqualTo(new[] { "2", "1" }));
            Assert.That(page.IsLast, Is.False);
            Assert.That(page.Related.Count, Is.EqualTo(2));
            Assert.That(page.Related.TryFind(new("stories", "9"), out _), Is.True, "A sub story is no row of the page, but can be looked up.");
            Assert.That(page.Related.TryFind(new("workspaces", "7"), out _), Is.True);
        });
    }

    [Test]
    public void Slicing_finds_every_occurrence_those_of_results_first()
    {
        var page = _envelope.Slice(Bytes(SubStories), "stories");
        Assert.Multiple(() =>
        {
            Assert.That(page.Records.Select(record => record.Key.Id), Is.EqualTo(new[] { "2", "1", "9" }));
            Assert.That(page.Related.Count, Is.EqualTo(1));
            Assert.That(_envelope.Slice(Bytes(SubStories), "workspaces").Records.Single().Key, Is.EqualTo(new VendorKey("workspaces", "7")));
            Assert.That(_envelope.Slice(Bytes(SubStories), "invoices").Records, Is.Empty);
        });
    }

    [Test]
    public void A_record_carries_stamp_and_state_and_its_bytes_unchanged()
    {
        var records = _envelope.Slice(Bytes(SubStories), "stories").Records;
        Assert.Multiple(() =>
        {
            Assert.That(records.Select(record => record.State), Is.EqualTo(new[] { RecordState.Deleted, RecordState.Live, RecordState.Archived }));
            Assert.That(records[1].ModifiedAt, Is.EqualTo(new DateTimeOffset(2021, 2, 22, 16, 18, 53, TimeSpan.Zero)));
            Assert.That(records[1].Version, Is.EqualTo("2021-02-22T16:18:53Z"));
            Assert.That(Encoding.UTF8.GetString(records[2].Json.Span), Is.EqualTo("""{"id":"9","archived":true}"""));
        });
    }

    [Test]
    public void A_body_without_results_and_meta_is_read_by_its_map()
    {
        var page = KantataPage.Read(Bytes("""{"users":{"5":{"id":"5","disabled":true},"6":{"id":"6"}}}"""), "users");
        Assert.Multiple(() =>
        {
            Assert.That(page.Records.Select(record => (record.Key.Id, record.State)), Is.EqualTo(new[] { ("5", RecordState.Archived), ("6", RecordState.Live) }));
            Assert.That(page.IsLast, Is.Null, "The page itself does not tell.");
        });
    }

    [Test]
    public void Nothing_is_lost_a_record_without_id_has_an_empty_key_and_a_missing_one_is_named()
    {
        var page = KantataPage.Read(Bytes("""{"results":[{"key":"users","id":"5"},{"key":"users","id":"6"},{"key":"users","id":"7"}],"users":{"5":{"full_name":"x"},"7":null}}"""), "users");
        Assert.That(
            page.Records.Select(record => (record.Key.Id, Encoding.UTF8.GetString(record.Json.Span))),
            Is.EqualTo(new[] { ("", """{"full_name":"x"}"""), ("6", "{}"), ("", "null") }));
    }

    [Test]
    public void Custom_field_values_are_gathered_for_their_subject_whatever_the_spelling_of_its_type()
    {
        var page = KantataPage.Read(
            Bytes("""
                {"results":[{"key":"workspaces","id":"3"}],"workspaces":{"3":{"id":"3"}},"custom_field_values":{
                  "1":{"id":"1","subject_type":"Workspace","subject_id":3,"custom_field_id":"4711","value":"CC-1"},
                  "2":{"id":"2","subject_type":"workspace","subject_id":"3","custom_field_id":4712,"value":[8,9]},
                  "4":{"id":"4","subject_type":"workspace_group","subject_id":3,"custom_field_id":"4713","value":1.50},
                  "5":{"id":"5","subject_type":"something_new","subject_id":3,"custom_field_id":"4714","value":1}}}
                """),
            "workspaces");
        Assert.Multiple(() =>
        {
            Assert.That(Custom("workspaces"), Is.EqualTo("""{"4711":"CC-1","4712":[8,9]}"""));
            Assert.That(Custom("workspace_groups"), Is.EqualTo("""{"4713":1.50}"""));
            Assert.That(page.Related.TryFind(new("custom_field_values", "5"), out _), Is.True);
        });

        string Custom(string collection) => page.Related.TryFind(new($"custom:{collection}", "3"), out var json) ? Encoding.UTF8.GetString(json.Span) : "(none)";
    }

    [TestCase("", 0)]
    [TestCase("<html>", 0)]
    [TestCase("[]", 0)]
    [TestCase("{\"results\":[]\n,\"users\":{\"5\":{\"id\":}}}", 34)]
    [TestCase("{\"errors\":[{\"type\":\"oauth\"}]}", 11)]
    [TestCase("{\"users\":{}} {}", 13)]
    public void What_is_no_page_is_a_defect_with_its_position(string body, int position)
    {
        var fault = Assert.Throws<ConnectorException>(() => _envelope.Slice(Bytes(body), "users"))!.Fault;
        Assert.Multiple(() =>
        {
            Assert.That(fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
            Assert.That(fault.Message, Does.Contain($"byte {position}."));
        });
    }

    [Test]
    public void A_page_cut_at_any_byte_is_never_taken_for_whole()
    {
        var whole = Bytes(SubStories);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.That(() => _envelope.Slice(whole.AsMemory(0, length), "stories"), Throws.TypeOf<ConnectorException>(), $"cut at byte {length}");
        }

        Assert.That(_envelope.Slice(whole, "stories").Records, Has.Length.EqualTo(3), "The control: uncut it is read.");
    }

    [Test]
    public void Half_a_surrogate_pair_costs_one_id_and_not_the_page()
    {
        var page = KantataPage.Read(Bytes("""{"users":{"5":{"id":"\ud800"},"6":{"id":"6"}}}"""), "users");
        Assert.That(page.Records.Select(record => record.Key.Id), Is.EqualTo(new[] { "", "6" }));
    }

    [Test]
    public void An_answer_with_neither_results_nor_the_collection_is_no_empty_list() =>
        Assert.That(() => KantataPage.Read(Bytes("""{"status":"ok"}"""), "users"), Throws.TypeOf<ConnectorException>());

    [Test]
    public void All_recorded_pages_are_counted_record_by_record()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, body) in RecordedPages.All())
        {
            foreach (var (collection, count) in _envelope.Count(body))
            {
                Assert.That(_envelope.Slice(body, collection).Records, Has.Length.EqualTo(count), $"{name}: {collection}");
                Assert.That(_envelope.Slice(body, collection).Records.Select(record => record.Key.Id), Has.None.Empty, $"{name}: {collection}");
                counts[collection] = counts.GetValueOrDefault(collection) + count;
            }
        }

        Assert.That(
            counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"),
            Is.EqualTo(new[]
            {
                "custom_field_values 450", "expenses 11", "external_payments 1", "fixed_fee_items 0", "invoices 63", "stories 26", "time_entries 228",
                "workspace_groups 21", "workspaces 25",
            }));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
