using System.Text;
using System.Text.Json;
using Connectors.Adapters.Tests.Slicing;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Kantata;

namespace Connectors.Adapters.Tests.Kantata;

public sealed class EnvelopeCutTests
{
    private static readonly string[] Names =
        ["id", "key", "updated_at", "archived", "disabled", "deleted_at", "users", "stories", "results", "meta", "page_number", "page_count"];

    private static readonly string[] Values =
    [
        "\"5\"", "6", "\"users\"", "\"stories\"", "true", "false", "null", "\"2026-11-20T08:16:00-08:00\"", "\"2026-11-20T08:16:00.5Z\"", "\"2026-11-20\"",
        "\"2026-11-20T08:16:00\"", "\"no stamp\"", "1.5", "\"\"",
    ];

    [Test]
    public void The_fast_way_cuts_as_the_careful_one_does()
    {
        var maker = new PageMaker(12, Names, Values);
        var same = new SameCut();
        for (var round = 0; round < 50_000; round++)
        {
            same.Compare(maker.Bytes(Page(maker)), Fast, Careful, page => EnvelopeCut.TryRead(page)!.Entries.Select(entry => entry.Json));
        }

        same.Finish();
    }

    [Test]
    public void Records_are_read_by_leaps_as_with_care()
    {
        var maker = new PageMaker(13, Names, Values);
        var equal = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var json = maker.Bytes(Row(maker));
            var entry = new EnvelopeEntry("users", "5", json);
            if (RecordSlice.TryLeap(entry) is not { } leapt || !SameCut.IsJson(json))
            {
                continue;
            }

            equal++;
            Assert.That(leapt, Is.EqualTo(RecordSlice.OfCarefully(entry)), Encoding.UTF8.GetString(json));
        }

        Assert.That(equal, Is.GreaterThan(10_000));
    }

    [Test]
    public void Related_records_are_the_same_and_broken_ones_are_refused()
    {
        var body = """{"results":[],"users":{"5":{"id":"5"}}}"""u8.ToArray();
        using var _ = Assert.EnterMultipleScope();
        Assert.That(KantataPage.Read(body, "stories").Related.Count, Is.EqualTo(1));
        Assert.That(new KantataPages().Slice(body, "users").Related.Count, Is.Zero);
        Assert.That(KantataPage.Read(body, "users").Related.Count, Is.EqualTo(1));
        var broken = """{"results":[],"custom_field_values":{"1":{"subject_type":]}}}"""u8.ToArray();
        Assert.That(() => KantataPage.Read(broken, "users").Related.Count, Throws.TypeOf<Connectors.Faults.ConnectorException>());
    }

    private static VendorPage? Fast(ReadOnlyMemory<byte> page)
    {
        try
        {
            return EnvelopeCut.TryRead(page) is { } parts ? KantataPages.Cut(page, parts, "users") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>By the words of the adapter's remarks: what results names, in its order, then the rest.</summary>
    private static VendorPage Careful(ReadOnlyMemory<byte> page)
    {
        var parts = EnvelopeScan.ReadCarefully(page);
        var entries = parts.Entries.Where(entry => entry.Collection == "users").ToArray();
        var map = new Dictionary<string, EnvelopeEntry>();
        foreach (var entry in entries)
        {
            map[entry.MapKey] = entry;
        }

        var named = parts.Results is null
            ? map.Keys.ToArray()
            : [.. parts.Results.Where(result => result.Collection == "users").Select(result => result.Id)];
        return new(
            [
                .. named.Select(id => map.TryGetValue(id, out var entry)
                    ? RecordSlice.OfCarefully(entry)
                    : new VendorRecord(new("users", id), null, null, RecordState.Live, "{}"u8.ToArray())),
                .. entries.Where(entry => !named.Contains(entry.MapKey)).Select(RecordSlice.OfCarefully),
            ],
            RelatedRecords.None,
            new Cursor(""),
            parts.IsLast ?? true);
    }

    private static string Page(PageMaker maker)
    {
        var ids = Enumerable.Range(0, maker.Random.Next(4)).Select(_ => $"{maker.Random.Next(6)}").ToArray();
        var kept = maker.OneIn(2) ? ids : [.. ids.Skip(1), "9"];
        IEnumerable<(string, string)> members = [("users", Map(maker, kept))];
        if (!maker.OneIn(5))
        {
            members = members.Prepend(("results", maker.Array([.. ids.Select(id => Result(maker, "users", id)), .. maker.OneIn(4) ? [Result(maker, "stories", "1")] : Array.Empty<string>()])));
        }

        if (maker.OneIn(2))
        {
            members = members.Append(("meta", maker.Object([("page_number", maker.Pick("1", "2", "1.0", "\"1\"")), ("page_count", maker.Pick("2", "99999999999"))])));
        }

        if (maker.OneIn(10))
        {
            members = members.Append(("errors", maker.Pick("[]", "[{}]", "{}")));
        }

        return maker.Object([.. members, .. maker.OneIn(3) ? maker.Members(1) : []]);
    }

    private static string Result(PageMaker maker, string collection, string id) =>
        maker.OneIn(30) ? maker.Value(1) : maker.Object([("key", $"\"{collection}\""), ("id", maker.OneIn(4) ? id : $"\"{id}\"")]);

    private static string Map(PageMaker maker, string[] ids) =>
        $"{{{string.Join(",", ids.Select(id => $"\"{id}\":{maker.White()}{(maker.OneIn(30) ? maker.Value() : Row(maker))}"))}}}";

    private static string Row(PageMaker maker) =>
        maker.Object([("id", maker.Pick("\"5\"", "6")), ("updated_at", maker.Pick(Values)), .. maker.Members(0)]);
}
