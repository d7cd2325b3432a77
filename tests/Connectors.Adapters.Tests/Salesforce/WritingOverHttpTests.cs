using System.Text;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class WritingOverHttpTests
{
    private static readonly ExternalKey Key = new("acme-connectors", "customer", "KT-1_a");

    [Test]
    public async Task The_same_upsert_twice_is_one_record()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var before = await CountAsync(rig);
        var first = await Upsert(rig, """{"Name":"Acme"}""");
        var second = await Upsert(rig, """{"Name":"Acme GmbH"}""");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(first, Is.TypeOf<WriteResult.Written>().With.Property("Created").True);
        Assert.That(second, Is.TypeOf<WriteResult.Written>().With.Property("Created").False);
        Assert.That(((WriteResult.Written)second).Key, Is.EqualTo(((WriteResult.Written)first).Key));
        Assert.That(await CountAsync(rig), Is.EqualTo(before + 1));
        Assert.That((await rig.Accounts.FindAsync(rig.Connection, Key))?.Key, Is.EqualTo(((WriteResult.Written)first).Key));
        Assert.That(await rig.Accounts.FindAsync(rig.Connection, Key with { Value = "KT-2" }), Is.Null);
    }

    [Test]
    [Category("F20")]
    public async Task An_upsert_whose_answer_is_lost_is_repeated_and_still_one_record()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var before = await CountAsync(rig);
        rig.Org.Faults.Add(new FaultRule(new FaultAction.CommitThenDrop()) { Method = "PATCH" });

        var result = await Upsert(rig, """{"Name":"Acme"}""");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(result, Is.TypeOf<WriteResult.Written>());
        Assert.That(rig.Requests("/sobjects/Account/ERP_Id__c/"), Is.EqualTo(2));
        Assert.That(await CountAsync(rig), Is.EqualTo(before + 1));
    }

    [Test]
    [Category("F19")]
    public async Task A_create_whose_answer_is_lost_is_in_doubt_is_not_repeated_and_is_found_by_its_key()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var before = await CountAsync(rig);
        rig.Org.Faults.Add(new FaultRule(new FaultAction.CommitThenDrop()) { Method = "POST", PathContains = "/sobjects/" });

        var lost = await Send(rig, WriteVerb.Create, """{"Name":"Acme"}""");
        var found = await rig.Accounts.FindAsync(rig.Connection, Key);
        var again = await Send(rig, WriteVerb.Create, """{"Name":"Acme"}""");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(lost, Is.TypeOf<WriteResult.InDoubt>());
        Assert.That(found, Is.Not.Null);
        Assert.That(again, Is.EqualTo(new WriteResult.Written(found!.Key, found.Version, Created: false)), "our key is taken by our own record");
        Assert.That(await CountAsync(rig), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task A_key_that_several_records_hold_is_not_decided()
    {
        await using var rig = await SalesforceRig.StartAsync();
        foreach (var name in new[] { "Doe", "Roe" })
        {
            var create = new WriteCommand(WriteVerb.Create, "Contact", null, Key, null, Encoding.UTF8.GetBytes($$"""{"LastName":"{{name}}"}"""));
            await rig.Contacts.WriteAsync(rig.Connection, create);
        }

        var upsert = new WriteCommand(WriteVerb.Upsert, "Contact", null, Key, null, """{"LastName":"Poe"}"""u8.ToArray());
        var result = await rig.Contacts.WriteAsync(rig.Connection, upsert);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(((WriteResult.Refused)result).Faults.Single().Kind, Is.EqualTo(FaultKind.Duplicate));
        Assert.That(
            async () => await rig.Contacts.FindAsync(rig.Connection, Key),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Duplicate));
    }

    [Test]
    public async Task A_key_in_other_letter_case_is_not_ours()
    {
        await using var rig = await SalesforceRig.StartAsync();
        await Upsert(rig, """{"Name":"Acme"}""");
        Assert.That(
            async () => await rig.Accounts.FindAsync(rig.Connection, Key with { Value = "kt-1_A" }),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Duplicate));
    }

    [Test]
    public async Task A_refusal_names_its_fields_and_nothing_is_written()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var before = await CountAsync(rig);
        var refused = (WriteResult.Refused)await Upsert(rig, """{"Phone":"1"}""");
        using var _ = Assert.EnterMultipleScope();
        Assert.That(refused.Faults.Single().Kind, Is.EqualTo(FaultKind.TargetInvalid));
        Assert.That(refused.Faults.Single().Path, Is.EqualTo("/Name"));
        Assert.That(await CountAsync(rig), Is.EqualTo(before));
    }

    [Test]
    public async Task A_locked_row_is_a_conflict_that_may_pass()
    {
        await using var rig = await SalesforceRig.StartAsync();
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(
            400, """[{"message":"unable to obtain exclusive access to this record or 1 records","errorCode":"UNABLE_TO_LOCK_ROW","fields":[]}]""")) { Method = "PATCH" });
        var refused = (WriteResult.Refused)await Upsert(rig, """{"Name":"Acme"}""");
        Assert.That(refused.Faults.Single(), Has.Property("Kind").EqualTo(FaultKind.Conflict).And.Property("Policy").Property("IsRetryable").True);
    }

    [Test]
    public async Task An_update_against_another_version_is_refused()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var written = (WriteResult.Written)await Upsert(rig, """{"Name":"Acme"}""");
        var version = (await rig.Accounts.FindAsync(rig.Connection, Key))!.Version;
        var update = new WriteCommand(WriteVerb.Update, "Account", written.Key, Key, version, """{"Name":"Acme AG"}"""u8.ToArray());

        using var _ = Assert.EnterMultipleScope();
        Assert.That(await rig.Accounts.WriteAsync(rig.Connection, update), Is.TypeOf<WriteResult.Written>());
        var stale = (WriteResult.Refused)await rig.Accounts.WriteAsync(rig.Connection, update);
        Assert.That(stale.Faults.Single().Kind, Is.EqualTo(FaultKind.Conflict));
    }

    [Test]
    public async Task Deleting_what_is_gone_is_done()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var written = (WriteResult.Written)await Upsert(rig, """{"Name":"Acme"}""");
        var delete = new WriteCommand(WriteVerb.Delete, "Account", written.Key, default, null, default);
        using var _ = Assert.EnterMultipleScope();
        Assert.That(await rig.Accounts.WriteAsync(rig.Connection, delete), Is.TypeOf<WriteResult.Written>());
        Assert.That(await rig.Accounts.WriteAsync(rig.Connection, delete), Is.TypeOf<WriteResult.Written>());
        Assert.That(await rig.Accounts.FindAsync(rig.Connection, Key), Is.Null);
    }

    private static ValueTask<WriteResult> Upsert(SalesforceRig rig, string body) => Send(rig, WriteVerb.Upsert, body);

    private static ValueTask<WriteResult> Send(SalesforceRig rig, WriteVerb verb, string body) =>
        rig.Accounts.WriteAsync(rig.Connection, new WriteCommand(verb, "Account", null, Key, null, Encoding.UTF8.GetBytes(body)));

    private static async Task<int> CountAsync(SalesforceRig rig)
    {
        rig.Time.Now = rig.Org.Clock.Now.AddHours(1);
        var pages = await AdapterRig.AllAsync(rig.Accounts.ReadAsync(rig.Connection, new ReadRequest(null, ["Name"])));
        return pages.Sum(page => page.Records.Length);
    }
}
