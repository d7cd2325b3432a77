using System.Text;
using Connectors.State;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>State as a host leaves it: a refused customer, two projects that wait for it, a record that cannot be read, a write in doubt.</summary>
internal static class LetterStore
{
    public const string CustomerCause = "target-invalid:name:/name";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public static ValueTask WriteAsync(IStateStore store) => store.CommitAsync(
    [
        .. Run("deals", "aa", 1, "Parked", "customer", "C1", "", "write"),
        .. Run("deals", "bb", 2, "Parked", "project", "P1", Refers("C1"), "write"),
        .. Run("deals", "cc", 3, "Waiting", "project", "P2", Refers("C1"), null),
        Letter("deals", "aa", 1, "write", "customer", "C1", "", "finance", "TargetInvalid", "name", "/name", CustomerCause),
        Letter("deals", "bb", 2, "write", "project", "P1", Refers("C1"), "delivery", "MissingReference", "reference", "/customer",
            "missing-reference:reference:/customer"),
        Set("deadletter", "deals/crm/Deals/D9/read", $$"""
            { "flow": "deals", "stage": "read", "record": "deals/crm/Deals/D9", "ownerRole": "sales", "firstSeen": "{{At:O}}",
              "dueAt": "{{At.AddYears(50):O}}", "causeGroup": "source-invalid:required:/name",
              "faults": [ { "kind": "SourceInvalid", "message": "There is no name.", "path": "/name", "rule": "required" } ],
              "payload": { "Name": "Secret name" } }
            """, ["cause:source-invalid:required:/name", "owner:sales"], At.AddYears(50)),
        Set("intent", $"{Id(3)}/write", $$"""
            { "runId": "{{Id(3)}}", "step": "write", "connection": "psa", "verb": "Create", "object": "projects",
              "key": { "service": "house-acme", "object": "project", "value": "crm-P2" }, "entity": "project", "canonicalId": "{{Id(9)}}",
              "bodyHash": "00", "body": {}, "state": "InDoubt" }
            """, []),
        new StateChange.Enqueue(new(new(new("acme"), "deals/runs"), "deals/cc", "run", Encoding.UTF8.GetBytes("deals/cc"))),
        Checkpoints.Advance(new("acme"), "crm", "deals/customer", new("17"), At),
    ]);

    private static string Refers(string customer) => $$"""
        { "path": "/customer", "entity": "customer", "key": { "system": "crm", "connection": "crm", "object": "Things", "value": "{{customer}}", "kind": "primary" } }
        """;

    private static IEnumerable<StateChange> Run(
        string flow, string key, int id, string state, string entity, string record, string reference, string? letter)
    {
        yield return Set("run", $"{flow}/{key}", RunJson(flow, key, id, state, entity, record, reference, letter),
            state == "Waiting" ? [$"{flow}:open"] : []);
    }

    private static string RunJson(
        string flow, string key, int id, string state, string entity, string record, string reference, string? letter)
    {
        var name = letter is null ? "" : $", \"letterStage\": \"{letter}\"";
        return $$"""
            { "id": "{{Id(id)}}", "flow": "{{flow}}", "flowVersion": "1.0.0", "key": "{{flow}}/{{key}}", "state": "{{state}}", "attempts": 0,
              "doneSteps": []{{name}}, "sources": [ {{Envelope(entity, record, reference)}} ] }
            """;
    }

    private static string Envelope(string entity, string record, string reference) => Encoding.UTF8.GetString(
        Connectors.Mapping.CanonicalEnvelope.Write(new Connectors.Contracts.CanonicalRecord
        {
            Entity = entity,
            Schema = "1.0",
            Source = new("crm", "crm", "Things", record, null, null),
            State = Connectors.Contracts.RecordState.Live,
            Json = reference.Length == 0
                ? "{}"u8.ToArray()
                : """{"customer":{"key":{"system":"crm","connection":"crm","object":"Things","value":"C1","kind":"primary"}}}"""u8.ToArray(),
            ContentHash = new string('0', 32),
            Trace = new("test", "1.0.0", "crm"),
            References = reference.Length == 0 ? [] : [new("/customer", "customer", new("crm", "crm", "Things", "C1"))],
        }));

    private static StateChange Letter(
        string flow, string key, int id, string stage, string entity, string record, string reference, string owner, string kind, string rule,
        string path, string cause) => Set("deadletter", $"{flow}/{key}/{stage}", $$"""
            { "flow": "{{flow}}", "stage": "{{stage}}", "record": "{{flow}}/{{key}}", "runId": "{{Id(id)}}", "ownerRole": "{{owner}}",
              "firstSeen": "{{At:O}}", "dueAt": "{{At.AddDays(1):O}}", "causeGroup": "{{cause}}", "entity": "{{entity}}",
              "key": { "system": "crm", "connection": "crm", "object": "Things", "value": "{{record}}", "kind": "primary" },
              "faults": [ { "kind": "{{kind}}", "message": "It is not taken.", "path": "{{path}}", "rule": "{{rule}}" } ],
              "payload": {{RunJson(flow, key, id, "Ready", entity, record, reference, null)}} }
            """, [$"cause:{cause}", $"owner:{owner}"], At.AddDays(1));

    private static StateChange Set(string set, string key, string json, string[] index, DateTimeOffset? due = null) => new StateChange.Set(
        new(new(new("acme"), set, key), "", Encoding.UTF8.GetBytes(json)) { IndexKeys = [.. index], DueAt = due });

    private static Guid Id(int number) => new($"0190a0a0-0000-7000-8000-{number:000000000000}");
}
