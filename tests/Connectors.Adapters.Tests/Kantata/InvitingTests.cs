using System.Text;
using System.Text.Json.Nodes;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Kantata.Tests;

/// <summary>A user is written in several requests: cut after any of them, a repeat ends with exactly one, and nobody is found by our key who is not
/// complete.</summary>
public sealed class InvitingTests
{
    private const string Address = "dana@example.com";

    private static readonly ExternalKey Key = new("northstar-acme", "resource", "workday-Employee_ID_003d21001");

    public enum Cut
    {
        BeforeIt,
        AfterIt,
        ClientKilled,
    }

    [Test]
    public async Task A_person_is_invited_gets_the_rate_and_then_our_key()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var written = await Write(bench);
        var requests = bench.Account.Log.Entries.Select(entry => $"{entry.Method} {entry.Path.Split('?')[0]}").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(written, Is.InstanceOf<WriteResult.Written>().With.Property("Created").True);
            Assert.That(Complete(bench), Is.EqualTo(((WriteResult.Written)written).Key.Id));
            Assert.That(Invitation(bench)["permission"]!.ToString(), Is.EqualTo("collaborator"));
            Assert.That(requests, Is.EqualTo(new[]
            {
                "GET /api/v1/users", "GET /api/v1/users", "POST /api/v1/account_invitations", "GET /api/v1/users",
                $"PUT /api/v1/account_memberships/{Membership(bench)["id"]}", "POST /api/v1/external_references/create_or_update",
            }));
        });
    }

    [Test]
    public async Task Cut_at_any_request_a_repeat_ends_with_one_complete_user(
        [Range(0, 5)] int request, [Values] Cut cut, [Values] bool isUserAlready, [Values(WriteVerb.Create, WriteVerb.Upsert)] WriteVerb verb)
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var users = Records(bench, "users").Length;
        if (isUserAlready)
        {
            await bench.PostAsync("account_invitations", $$$"""{"account_invitation":{"full_name":"D. Ito","email_address":"Dana@example.com","permission":"project_lead"}}""");
        }

        using var life = new CancellationTokenSource();
        bench.Account.Faults.Add(new(cut switch
        {
            Cut.BeforeIt => new FaultAction.DropBefore(),
            Cut.AfterIt => new FaultAction.CommitThenDrop(),
            _ => new FaultAction.AfterCommit(_ => life.Cancel()),
        }) { Skip = request });
        var first = await EndOf(() => Write(bench, verb, ct: life.Token));
        bench.Account.Faults.Clear();
        var found = await bench.Users.FindAsync(bench.Connection, Key);
        var afterCut = found is null ? null : Complete(bench);
        var again = await Write(bench, verb);
        Assert.Multiple(() =>
        {
            Assert.That(found is null || afterCut == found.Key.Id, Is.True, "Found by our key means complete.");
            Assert.That(again, Is.InstanceOf<WriteResult.Written>(), first);
            Assert.That(Complete(bench), Is.EqualTo(((WriteResult.Written)again).Key.Id));
            Assert.That(Records(bench, "users"), Has.Length.EqualTo(users + 1));
            Assert.That(Records(bench, "account_invitations"), Has.Length.EqualTo(1));
            Assert.That(Records(bench, "external_references"), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task The_proof_notices_a_recipe_that_leaves_the_key_too_early()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        await bench.PostAsync("account_invitations", $$$"""{"account_invitation":{"full_name":"Dana Ito","email_address":"{{{Address}}}","permission":"collaborator"}}""");
        var user = User(bench)["id"]!.ToString();
        await bench.PostAsync("external_references", $$$"""
            {"external_reference":{"subject_type":"User","subject_id":"{{{user}}}","service_name":"{{{Key.Service}}}","service_model":"{{{Key.Object}}}","service_model_ref":"{{{Key.Value}}}"}}
            """);
        var found = await bench.Users.FindAsync(bench.Connection, Key);
        Assert.Multiple(() =>
        {
            Assert.That(found!.Key.Id, Is.EqualTo(user));
            Assert.That(Complete(bench), Is.Null);
        });
    }

    [Test]
    public async Task Someone_who_is_a_user_keeps_name_address_and_permission_and_gets_the_rate()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        await bench.PostAsync("account_invitations", """{"account_invitation":{"full_name":"D. Ito","email_address":"Dana@Example.com","permission":"administrator","bill_rate_in_cents":16000}}""");
        var written = await Write(bench);
        Assert.Multiple(() =>
        {
            Assert.That(written, Is.InstanceOf<WriteResult.Written>().With.Property("Created").False);
            Assert.That((User(bench)["full_name"]!.ToString(), User(bench)["email_address"]!.ToString()), Is.EqualTo(("D. Ito", "Dana@Example.com")));
            Assert.That((Membership(bench)["permission"]!.ToString(), Membership(bench)["bill_rate_in_cents"]!.ToString()), Is.EqualTo(("administrator", "16000")));
            Assert.That(Complete(bench), Is.EqualTo(((WriteResult.Written)written).Key.Id));
        });
    }

    [Test]
    public async Task A_new_rate_of_a_complete_user_is_one_change_and_a_create_changes_nothing()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var first = (WriteResult.Written)await Write(bench);
        var upserted = await Write(bench, WriteVerb.Upsert, Body(rate: 9_900, name: "Dana Ito-Berg"));
        var rate = Membership(bench)["cost_rate_in_cents"]!.ToString();
        var created = await Write(bench, WriteVerb.Create, Body(rate: 1));
        Assert.Multiple(() =>
        {
            Assert.That(upserted, Is.EqualTo(first with { Created = false }));
            Assert.That(rate, Is.EqualTo("9900"));
            Assert.That(User(bench)["full_name"]!.ToString(), Is.EqualTo("Dana Ito"), "A name is the person's own.");
            Assert.That(created, Is.EqualTo(first with { Created = false }));
            Assert.That(Membership(bench)["cost_rate_in_cents"]!.ToString(), Is.EqualTo("9900"));
        });
    }

    [Test]
    public async Task Two_records_of_ours_with_one_address_are_told_apart_and_the_first_keeps_the_user()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        await Write(bench);
        var other = await Write(bench, key: Key with { Value = "workday-Contingent_Worker_ID_003d9" });
        Assert.Multiple(async () =>
        {
            Assert.That(Kinds(other), Is.EqualTo(new[] { FaultKind.Duplicate }));
            Assert.That(Messages(other), Does.Contain($"users/{User(bench)["id"]}").And.Not.Contain("dana"));
            Assert.That(await bench.Users.FindAsync(bench.Connection, Key), Is.Not.Null);
        });
    }

    [Test]
    public async Task Another_partners_reference_stays_beside_ours()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        await Write(bench, key: Key with { Service = "southstar-acme" });
        var ours = await Write(bench);
        Assert.Multiple(() =>
        {
            Assert.That(ours, Is.InstanceOf<WriteResult.Written>());
            Assert.That(Records(bench, "external_references"), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task A_refused_rate_keeps_the_person_from_being_invited()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var refused = await Write(bench, body: Body(rate: -1));
        Assert.Multiple(() =>
        {
            Assert.That(((WriteResult.Refused)refused).Faults.Select(fault => (fault.Kind, fault.Path)), Is.EqualTo(new[] { (FaultKind.TargetInvalid, "/cost_rate_in_cents") }));
            Assert.That(Records(bench, "account_invitations"), Is.Empty);
        });
    }

    [TestCase(null, "/email_address")]
    [TestCase(" ", "/email_address")]
    [TestCase("dana", "/email_address")]
    public async Task Without_a_usable_address_nothing_is_written(string? address, string path)
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var refused = (WriteResult.Refused)await Write(bench, body: Body(address: address));
        Assert.Multiple(() =>
        {
            Assert.That(refused.Faults.Select(fault => (fault.Kind, fault.Path)), Is.EqualTo(new[] { (FaultKind.TargetInvalid, path) }));
            Assert.That(Records(bench, "account_invitations"), Is.Empty);
        });
    }

    [Test]
    public async Task A_disabled_user_is_left_to_a_person()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        await bench.PostAsync("account_invitations", $$$"""{"account_invitation":{"full_name":"Dana Ito","email_address":"{{{Address}}}","permission":"collaborator"}}""");
        await bench.SendAsync(HttpMethod.Put, $"account_memberships/{Membership(bench)["id"]}/disable", "{}");
        var refused = await Write(bench);
        Assert.Multiple(() =>
        {
            Assert.That(Kinds(refused), Is.EqualTo(new[] { FaultKind.TargetInvalid }));
            Assert.That(Messages(refused), Does.Contain("disabled"));
            Assert.That(Records(bench, "external_references"), Is.Empty);
        });
    }

    [TestCase(WriteVerb.Archive, FaultKind.Unsupported)]
    [TestCase(WriteVerb.Delete, FaultKind.Unsupported)]
    [TestCase(WriteVerb.Update, FaultKind.NotFound)]
    public async Task What_cannot_be_done_is_refused(WriteVerb verb, FaultKind kind)
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        Assert.That(Kinds(await Write(bench, verb)), Is.EqualTo(new[] { kind }));
    }

    [Test]
    public async Task Several_users_with_one_address_are_named_and_nothing_is_sent()
    {
        var bench = new KantataBench(request => StubVendor.Ok(request["by_email_address"] is null
            ? """{"results":[],"users":{}}"""
            : $$$"""{"results":[{"key":"users","id":"5"},{"key":"users","id":"6"}],"users":{"5":{"id":"5","email_address":"{{{Address}}}"},"6":{"id":"6","email_address":"{{{Address}}}"} } }"""));
        var refused = await bench.Users.WriteAsync(KantataBench.Connection, Command(WriteVerb.Upsert, Body(), Key));
        Assert.Multiple(() =>
        {
            Assert.That(Kinds(refused), Is.EqualTo(new[] { FaultKind.Duplicate }));
            Assert.That(Messages(refused), Does.Contain("users/5").And.Contain("users/6").And.Not.Contain("dana"));
            Assert.That(bench.Vendor.Requests.Select(request => request.Method), Is.All.EqualTo("GET"));
        });
    }

    [Test]
    public void A_look_up_by_address_that_hands_out_anyone_stops_before_anything_is_written()
    {
        var bench = new KantataBench(request => StubVendor.Ok(request["by_email_address"] is null
            ? """{"results":[],"users":{}}"""
            : """{"results":[{"key":"users","id":"5"}],"users":{"5":{"id":"5","email_address":"someone@example.com"}}}"""));
        var broken = Assert.ThrowsAsync<ConnectorException>(async () => await bench.Users.WriteAsync(KantataBench.Connection, Command(WriteVerb.Upsert, Body(), Key)))!;
        Assert.Multiple(() =>
        {
            Assert.That(broken.Fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
            Assert.That(bench.Vendor.Requests.Select(request => request.Method), Is.All.EqualTo("GET"));
        });
    }

    [Test]
    public async Task Rates_that_are_lost_without_a_word_are_seen_and_the_key_is_not_left()
    {
        var bench = new KantataBench(request => StubVendor.Ok((request.Method, request["by_email_address"]) switch
        {
            ("GET", null) => """{"results":[],"users":{}}""",
            ("GET", _) => $$$"""{"results":[{"key":"users","id":"5"}],"users":{"5":{"id":"5","email_address":"{{{Address}}}","account_membership_id":"7"} } }""",
            _ => """{"results":[{"key":"account_memberships","id":"7"}],"account_memberships":{"7":{"id":"7","permission":"collaborator"}}}""",
        }));
        var refused = await bench.Users.WriteAsync(KantataBench.Connection, Command(WriteVerb.Upsert, Body(), Key));
        Assert.Multiple(() =>
        {
            Assert.That(Kinds(refused), Is.EqualTo(new[] { FaultKind.Authorisation }));
            Assert.That(Messages(refused), Does.Contain("cost_rate_in_cents").And.Not.Contain("8500"));
            Assert.That(bench.Vendor.Requests.Select(request => request.Route), Has.None.Contains("external_references"));
        });
    }

    private static ValueTask<WriteResult> Write(
        SandboxBench bench, WriteVerb verb = WriteVerb.Upsert, string? body = null, ExternalKey? key = null, CancellationToken ct = default) =>
        bench.Users.WriteAsync(bench.Connection, Command(verb, body ?? Body(), key ?? Key), ct);

    private static WriteCommand Command(WriteVerb verb, string body, ExternalKey key) => new(verb, "users", null, key, null, Encoding.UTF8.GetBytes(body));

    private static string Body(int rate = 8_500, string name = "Dana Ito", string? address = Address) => new JsonObject
    {
        ["full_name"] = name, ["cost_rate_in_cents"] = rate, ["email_address"] = address, ["permission"] = "collaborator",
    }.ToJsonString();

    private static async Task<string> EndOf(Func<ValueTask<WriteResult>> write)
    {
        try
        {
            return (await write()).ToString();
        }
        catch (Exception cut) when (cut is ConnectorException or OperationCanceledException)
        {
            return cut.Message;
        }
    }

    /// <summary>The one user with the address, its rate on the membership and our key; null when anything of it is missing.</summary>
    private static string? Complete(SandboxBench bench)
    {
        var (user, membership) = (User(bench), Membership(bench));
        var isReferenced = Records(bench, "external_references").Any(reference =>
            reference["subject_id"]!.ToString() == user["id"]!.ToString() && reference["service_name"]!.ToString() == Key.Service
            && reference["service_model_ref"]!.ToString() == Key.Value);
        return isReferenced && membership["cost_rate_in_cents"]?.ToString() == "8500" ? user["id"]!.ToString() : null;
    }

    private static JsonObject User(SandboxBench bench) =>
        Records(bench, "users").Single(user => string.Equals(user["email_address"]!.ToString(), Address, StringComparison.OrdinalIgnoreCase));

    private static JsonObject Membership(SandboxBench bench) =>
        Records(bench, "account_memberships").Single(membership => membership["user_id"]!.ToString() == User(bench)["id"]!.ToString());

    private static JsonObject Invitation(SandboxBench bench) => Records(bench, "account_invitations").Single();

    private static JsonObject[] Records(SandboxBench bench, string collection) => bench.Contents(collection);

    private static IEnumerable<FaultKind> Kinds(WriteResult result) => ((WriteResult.Refused)result).Faults.Select(fault => fault.Kind);

    private static string Messages(WriteResult result) => string.Join('\n', ((WriteResult.Refused)result).Faults.Select(fault => fault.Message));
}
