using System.Collections.Immutable;
using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Documents and records for the tests of this room, and short ways to run them.</summary>
internal static class Documents
{
    public const string TimeEntries = """
        {
          "mapping": "kantata.time_entries", "version": "1.0.0",
          "source": { "system": "kantata", "object": "time_entries" },
          "target": { "entity": "timeEntry", "schema": "1.0" },
          "related": { "story": { "object": "stories", "by": "story_id" }, "workspace": { "object": "workspaces", "by": "workspace_id" } },
          "fields": {
            "resource":  { "reference": "user_id", "object": "users", "entity": "resource", "required": true },
            "workDate":  { "date": "date_performed", "required": true },
            "duration":  { "duration": "time_in_minutes", "unit": "minutes", "required": true },
            "billable":  { "coded": "billable", "values": "billable", "required": true },
            "billRate":  { "money": "rate_in_cents", "currency": "currency", "minor": "currency_base_unit" },
            "modifiedAt": { "instant": "updated_at", "access": "read" },
            "note":      { "copy": "notes", "open": true, "class": "personal" }
          },
          "write": { "creator_role": { "constant": "maven" } },
          "values": { "billable": { "true": "billable", "false": "nonBillable" } }
        }
        """;

    public const string TimeEntry = """
        {"id":"17","user_id":"12","date_performed":"2026-11-19","time_in_minutes":90,"billable":true,"rate_in_cents":15050,"currency":"USD",
         "currency_base_unit":100,"updated_at":"2026-11-19T08:00:00\u002B0100","notes":"Caf\u00e9 & co","story_id":"5","workspace_id":"9","other":[1,{"a":"]"}]}
        """;

    public static MappingText Text(string json, string file = "test.mapping.json") => new(file, Encoding.UTF8.GetBytes(json));

    public static MappingSet Set(params string[] documents) => Set(MappingFunctions.None, documents);

    public static MappingSet Set(MappingFunctions functions, params string[] documents)
    {
        var loaded = MappingSet.Load(documents.Select(document => Text(document)), functions);
        Assert.That(loaded.IsSuccess, Is.True, () => string.Join('\n', loaded.Faults));
        return loaded.Value!;
    }

    public static CompiledMapping Mapping(string document, params string[] overlays)
    {
        var catalog = Set(document).Compile([.. overlays.Select(overlay => Text(overlay, "test.overlay.json"))]);
        Assert.That(catalog.IsSuccess, Is.True, () => string.Join('\n', catalog.Faults));
        return catalog.Value!.All.Single();
    }

    /// <summary>A vendor mapping with the given members beside its head.</summary>
    public static string Vendor(string fields, string more = "") =>
        $$"""{"mapping":"acme.things","version":"1.2.0","source":{"system":"acme","object":"things"},"target":{"entity":"thing","schema":"1.0"},"fields":{{fields}}{{more}}}""";

    /// <summary>A derivation with the given members beside its head.</summary>
    public static string Derivation(string fields, string more = "", bool collect = false) =>
        $$"""{"mapping":"flow.made","version":"1.0.0","source":{"entity":"thing","collect":{{(collect ? "true" : "false")}}},"target":{"entity":"made","schema":"1.0"},"fields":{{fields}}{{more}}}""";

    public static VendorRecord Record(string json, string id = "17", string vendorObject = "things") =>
        new(new(vendorObject, id), "7", new DateTimeOffset(2026, 11, 19, 7, 0, 0, TimeSpan.Zero), RecordState.Live, Encoding.UTF8.GetBytes(json));

    public static CanonicalRecord Canonical(string json, string entity = "thing", string id = "17") => new()
    {
        Entity = entity,
        Schema = "1.0",
        Source = new("acme", "main", "things", id, "7", null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes(json),
        ContentHash = "",
        Trace = new("acme.things", "1.0.0", "acme"),
    };

    public static RelatedRecords Related(params (string Object, string Id, string Json)[] records) =>
        new(records.ToDictionary(record =>
            new VendorKey(record.Object, record.Id), record => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(record.Json)));

    public static string Text(this CanonicalRecord record) => Encoding.UTF8.GetString(record.Json.Span);

    /// <summary>The canonical JSON that a mapping reads from a record.</summary>
    public static string Read(this CompiledMapping mapping, string json, RelatedRecords? related = null)
    {
        var outcome = mapping.Read(Record(json), related ?? RelatedRecords.None, "main");
        Assert.That(outcome.IsSuccess, Is.True, () => string.Join('\n', outcome.Faults));
        return outcome.Value!.Text();
    }

    public static ImmutableArray<Fault> Faults(this CompiledMapping mapping, string json) =>
        mapping.Read(Record(json), RelatedRecords.None, "main").Faults;

    /// <summary>The vendor's body that a mapping writes from canonical JSON.</summary>
    public static string Write(this CompiledMapping mapping, string json, ReferenceTable? references = null)
    {
        var outcome = mapping.Write(Canonical(json, mapping.Entity), references ?? ReferenceTable.None);
        Assert.That(outcome.IsSuccess, Is.True, () => string.Join('\n', outcome.Faults));
        return Encoding.UTF8.GetString(outcome.Value.Span);
    }

    /// <summary>The canonical JSON that a derivation makes.</summary>
    public static string Derive(this CompiledMapping mapping, string json)
    {
        var outcome = mapping.Derive(Canonical(json), new Dictionary<string, CanonicalRecord>());
        Assert.That(outcome.IsSuccess, Is.True, () => string.Join('\n', outcome.Faults));
        return outcome.Value!.Text();
    }
}
