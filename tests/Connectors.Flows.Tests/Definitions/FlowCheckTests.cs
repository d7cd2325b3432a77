using System.Text;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>What is wrong with flows is told before anything runs: all at once, with path and way out, word for word.</summary>
public sealed class FlowCheckTests
{
    private const string Sound = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "when": { "is": { "path": "status.code", "anyOf": ["active"] } }, "runKey": ["@id", "name"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self", "owner": "finance" } ] }
        """;

    private const string Renamed = """
        { "mapping": "renamed", "version": "1.0.0", "source": { "entity": "customer" }, "target": { "entity": "customer", "schema": "1.0" },
          "fields": { "name": { "copy": "name" }, "kind": { "constant": "organization", "as": "coded" }, "status": { "constant": "closed", "as": "coded" } } }
        """;

    [Test]
    public async Task Five_mistakes_are_five_messages_with_path_and_way_out()
    {
        const string wrong = """
            { "flow": "wrong", "version": "1.0", "compensate": true,
              "trigger": { "entity": "customer", "role": "crm", "when": { "is": { "path": "status.cod", "anyOf": ["active"] } }, "runKey": ["@id"] },
              "steps": [ { "id": "one", "entity": "customer", "role": "erp", "verb": "create", "record": "@self" },
                         { "id": "two", "entity": "project", "role": "psa", "verb": "delete", "derive": "nowhere" } ] }
            """;
        await using var rig = new FlowRig(new InMemoryStateStore(), wrong);
        var faults = await rig.CheckAsync("acme");
        Assert.That(faults.Select(Line), Is.EqualTo(new[]
        {
            "test.flow.json /version [version] A version is three numbers, such as 1.0.0.",
            "test.flow.json /steps/1/verb [verb] 'delete' is no verb of a step: use create, update or upsert.",
            "test.flow.json /trigger/when/is/path [path] The customer has no 'status.cod': use one of status.code, status.raw, status.label, status.system.",
            "test.flow.json /steps/0/undo [undo] The flow compensates, and the step 'one' does not say how it is undone: "
                + """add "undo": "delete", { "update": "..." } or "none", or remove 'compensate'.""",
            "test.flow.json /steps/1/derive [derive] The step 'two' of the flow 'wrong' derives by 'nowhere', which no mapping gives. There are: "
                + "approved-time-to-invoice, won-opportunity-to-project, worker-to-resource. Add the mapping with AddMappings or correct the name.",
            "test.flow.json /steps/1/role [role] Tenant 'acme' binds no connection to the role 'psa' of the flow 'wrong': "
                + "add Roles:psa with the name of a connection, or list the tenant's flows under Flows without 'wrong'.",
        }));
    }

    [TestCase("status.code\", \"anyOf\": [\"active\"]", "status.code\", \"anyOf\": [\"activ\"]",
        "/trigger/when/is/anyOf [code] 'activ' is no value of 'status.code': use unknown, prospect, active, onHold, inactive, closed.")]
    [TestCase("\"path\": \"status.code\"", "\"path\": \"status\"",
        "/trigger/when/is/path [path] 'status' of the customer is no single text: use status.code, status.raw, status.label, status.system.")]
    [TestCase("\"entity\": \"customer\", \"role\": \"erp\"", "\"entity\": \"project\", \"role\": \"erp\"",
        "/steps/0/record [entity] '@self' is customer and the step writes project: write customer, or derive.")]
    [TestCase("\"record\": \"@self\"", "\"record\": \"parent.owner\"",
        "/steps/0/record [reference] 'parent' is no contract, so it cannot be followed further: end the path there, or derive.")]
    [TestCase("\"owner\": \"finance\"", "\"wait\": { \"until\": \"name\" }", "/steps/0/wait/until [date] 'name' of the customer is no date but name: use one of *")]
    [TestCase("\"owner\": \"finance\"", "\"wait\": { \"for\": \"name\" }",
        "/steps/0/wait/for [reference] The customer has no reference 'name': use one of *")]
    [TestCase("\"owner\": \"finance\"", "\"wait\": { }",
        "/steps/0/wait [wait] A wait needs 'until', the path of a date, or 'for', the path of a reference.")]
    [TestCase("\"owner\": \"finance\"", "\"approve\": { \"role\": \"finance\", \"by\": 11 }", "/steps/0/approve/by [range] 'by' must be a whole number from 1 to 10.")]
    [TestCase("\"owner\": \"finance\"", "\"retry\": { \"for\": \"2h\" }",
        "/steps/0/retry/for [duration] 'for' must be a time such as PT30M, PT2H or P7D, at least a second and at most 366 days.")]
    [TestCase("\"owner\": \"finance\"", "\"undo\": \"forget\"",
        """/steps/0/undo [undo] An undo is "delete", "none" or { "update": "name of a derivation" }.""")]
    [TestCase("\"owner\": \"finance\"", "\"undo\": { \"update\": \"worker-to-resource\" }",
        "/steps/0/undo/update [derive] The step 'write' of the flow 'copy' is undone by 'worker-to-resource', which makes resource, and the step writes "
            + "customer: correct 'entity' or name another derivation.",
        "/steps/0/undo/update [derive] The step 'write' of the flow 'copy' is undone by 'worker-to-resource', which starts from worker, and the flow from "
            + "customer: name another derivation.")]
    [TestCase("\"record\": \"@self\", \"owner\": \"finance\"", "\"derive\": \"approved-time-to-invoice\"",
        "/steps/0/derive [derive] The step 'write' of the flow 'copy' derives by 'approved-time-to-invoice', which makes invoice, and the step writes "
            + "customer: correct 'entity' or name another derivation.",
        "/steps/0/derive [derive] The step 'write' of the flow 'copy' derives by 'approved-time-to-invoice', which starts from timeEntry, and the flow from "
            + "customer: name another derivation.",
        "/steps/0/derive [derive] The step 'write' of the flow 'copy' derives by 'approved-time-to-invoice', which collects records, and the flow does not: add "
            + "'collect' to the trigger or name another derivation.")]
    [TestCase("\"id\": \"write\", \"entity\"", "\"id\": \"write\", \"entity\": \"customer\", \"entity\"", " [] The flow is not JSON: Duplicate property 'entity'*")]
    public async Task Each_mistake_is_told_word_for_word(string sound, string wrong, params string[] expected)
    {
        Assert.That(Sound, Does.Contain(sound));
        await using var rig = new FlowRig(new InMemoryStateStore(), Sound.Replace(sound, wrong, StringComparison.Ordinal));
        var faults = (await rig.CheckAsync()).Select(fault => Line(fault)[(fault.File!.Length + 1)..]).ToArray();
        Assert.That(faults, Has.Length.EqualTo(expected.Length), string.Join('\n', faults));
        Assert.Multiple(() =>
        {
            foreach (var (fault, line) in faults.Zip(expected))
            {
                Assert.That(fault, line.EndsWith('*') ? Does.StartWith(line[..^1]) : Is.EqualTo(line));
            }
        });
    }

    [Test]
    public async Task A_sound_flow_has_no_faults_for_the_house_or_a_tenant()
    {
        await using var rig = new FlowRig(new InMemoryStateStore(), Sound);
        Assert.That(await rig.CheckAsync("acme"), Is.Empty);
    }

    [Test]
    public async Task A_step_that_waits_for_what_a_later_step_brings_is_a_cycle()
    {
        await using var rig = new FlowRig(new InMemoryStateStore(), """
            { "flow": "knot", "version": "1.0.0", "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id"] },
              "steps": [ { "id": "child", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "wait": { "for": "parent" } },
                         { "id": "mother", "entity": "customer", "role": "erp", "verb": "upsert", "record": "parent" } ] }
            """);
        Assert.That((await rig.CheckAsync()).Select(Line), Is.EqualTo(new[]
        {
            "test.flow.json /steps/0/wait/for [cycle] The step 'child' waits for 'parent' at 'erp', which the step 'mother' brings there, after it: neither ever "
                + "goes on. Put 'mother' before 'child', or remove the wait.",
        }));
    }

    [Test]
    public async Task Flows_that_make_records_for_each_other_are_a_cycle_and_a_pair_that_passes_them_on_is_none()
    {
        const string back = """
            { "flow": "back", "version": "1.0.0", "trigger": { "entity": "customer", "role": "erp", "runKey": ["@id", "name"] },
              "steps": [ { "id": "write", "entity": "customer", "role": "crm", "verb": "upsert", "record": "@self" } ] }
            """;
        await using var pair = new FlowRig(new InMemoryStateStore(), Sound, back);
        await using var loop = new FlowRig(new InMemoryStateStore(), Derivation, Sound, back.Replace("\"record\": \"@self\"", "\"derive\": \"renamed\""));
        await using var ends = new FlowRig(
            new InMemoryStateStore(), Derivation, Sound, back.Replace("\"record\": \"@self\"", "\"derive\": \"renamed\", \"unlessLinked\": true"));
        Assert.That(await pair.CheckAsync(), Is.Empty);
        Assert.That(await ends.CheckAsync(), Is.Empty);
        Assert.That((await loop.CheckAsync()).Select(Line), Is.EqualTo(new[]
        {
            "test.flow.json /steps/0 [cycle] The flows start each other without an end: 'back' -> 'copy' -> 'back'. The step 'write' makes another customer each "
                + "time: pass the record itself on (\"record\"), add \"unlessLinked\": true, or write to another role.",
        }));
    }

    [Test]
    public async Task What_the_vendor_in_a_role_cannot_do_is_told_for_the_tenant()
    {
        const string other = """
            { "flow": "other", "version": "1.0.0", "trigger": { "entity": "contact", "role": "crm", "runKey": ["@id"] },
              "steps": [ { "id": "write", "entity": "contact", "role": "erp", "verb": "upsert", "record": "@self" } ] }
            """;
        await using var rig = new FlowRig(new InMemoryStateStore(), Sound.Replace("\"owner\"", "\"undo\": \"delete\", \"owner\"", StringComparison.Ordinal), other);
        rig.Accounts.CanDelete = false;
        Assert.That((await rig.CheckAsync("acme")).Select(Line), Is.EqualTo(new[]
        {
            "test.flow.json /steps/0/undo [undo] right cannot delete customer, which the step 'write' of the flow 'copy' wants as its undo for tenant 'acme': use "
                + """{ "update": "..." } with a derivation that closes it, or "none".""",
            "test.flow.json /trigger/entity [ability] left cannot read contact, which the flow 'other' wants of the role 'crm' of tenant 'acme': bind the role to "
                + "another connection, add a mapping, or correct the flow.",
            "test.flow.json /steps/0/entity [ability] right cannot write contact, which the flow 'other' wants of the role 'erp' of tenant 'acme': bind the role "
                + "to another connection, add a mapping, or correct the flow.",
        }));
    }

    [Test]
    public async Task A_tenant_takes_part_in_the_flows_it_lists_or_in_those_whose_trigger_it_binds()
    {
        const string elsewhere = """
            { "flow": "elsewhere", "version": "1.0.0", "trigger": { "entity": "customer", "role": "hris", "runKey": ["@id"] },
              "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self" } ] }
            """;
        await using var unbound = new FlowRig(new InMemoryStateStore(), Sound, elsewhere);
        await using var listed = new FlowRig(new InMemoryStateStore(), _ => { }, [("Flows:elsewhere:Trigger", "often"), ("Flows:gone:Trigger", "poll"), ("Flows:copy:Enabled", "false")], Sound, elsewhere);
        Assert.That(await unbound.CheckAsync("acme"), Is.Empty);
        Assert.That((await listed.CheckAsync("acme")).Select(fault => fault.Message), Is.EqualTo(new[]
        {
            "'often' is no trigger: use webhook, poll, schedule or manual.",
            "Tenant 'acme' lists the flow 'gone', which the house does not have. It has: copy, elsewhere. Add it with AddFlow or correct Flows:gone.",
            "Tenant 'acme' binds no connection to the role 'hris' of the flow 'elsewhere': add Roles:hris with the name of a connection, or list the tenant's "
                + "flows under Flows without 'elsewhere'.",
        }));
    }

    [Test]
    public void Versions_lie_side_by_side_and_the_same_one_twice_is_a_fault()
    {
        var catalog = FlowCatalog.Load([Text(Sound, "1.9.0"), Text(Sound, "1.10.0"), Text(Sound, "1.2.0")]).Value!;
        Assert.Multiple(() =>
        {
            Assert.That(catalog.Find("copy").Version, Is.EqualTo("1.10.0"), "the newest, by number and not by text");
            Assert.That(catalog.Versions("copy").Select(flow => flow.Version), Is.EqualTo(new[] { "1.10.0", "1.9.0", "1.2.0" }));
            Assert.That(catalog.Find("copy", "1.2.0")!.Version, Is.EqualTo("1.2.0"));
            Assert.That(catalog.Find("copy", "3.0.0"), Is.Null);
            Assert.That(catalog.All.Single().Version, Is.EqualTo("1.10.0"));
            Assert.That(
                FlowCatalog.Load([Text(Sound, "1.0.0"), Text(Sound, "1.0.0")]).Faults.Select(Line),
                Is.EqualTo(new[]
                {
                    "1.0.0.flow.json /version [unique] The flow 'copy' 1.0.0 is here 2 times (1.0.0.flow.json, 1.0.0.flow.json): give each its own name or version, "
                        + "or remove one.",
                }));
        });
    }

    private static void Derivation(IConnectorsBuilder builder) => builder.AddMappings([new("renamed.mapping.json", Encoding.UTF8.GetBytes(Renamed))]);

    private static FlowText Text(string json, string version) =>
        new($"{version}.flow.json", Encoding.UTF8.GetBytes(json.Replace("1.0.0", version, StringComparison.Ordinal)));

    private static string Line(Fault fault) => $"{fault.File} {fault.Path} [{fault.Rule}] {fault.Message}";
}
