using System.Net;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteRecordTests
{
    private const string Acme = """
        {"companyName":"Acme GmbH","isPerson":false,"subsidiary":{"id":"1"},"currency":{"id":"1"},"entityStatus":{"id":"13"},"email":"ap@acme.test",
         "terms":{"id":"2"},"custentity_sf_account_id":"001xx000003DGbYAAW",
         "addressBook":{"items":[{"defaultBilling":true,"label":"HQ","addressBookAddress":{"addr1":"Hauptstr. 1","city":"Berlin","zip":"10115","country":{"id":"DE"}}}]}}
        """;

    [Test]
    public async Task Put_by_external_id_twice_keeps_id_and_location()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var first = await lab.PutAsync("customer/eid:SF-001xx000003DGbYAAW", Acme);
        var second = await lab.PutAsync("customer/eid:SF-001xx000003DGbYAAW", Acme);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.NoContent), first.Text);
            Assert.That(first.Text, Is.Empty);
            Assert.That(first.Location, Is.EqualTo($"{lab.Records}/customer/600"));
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(second.Location, Is.EqualTo(first.Location));
        }
        Assert.That(await lab.RowsAsync("SELECT id FROM customer WHERE externalid = 'SF-001xx000003DGbYAAW'"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_answers_links_references_with_names_and_sublists_as_links()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("customer/eid:A-1", Acme);
        var answer = await lab.GetAsync("customer/eid:A-1");
        Assert.That(answer.Message.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/vnd.oracle.resource+json; type=singular"));
        Assert.That(answer.Text, Does.StartWith($$"""{"links":[{"rel":"self","href":"{{lab.Records}}/customer/600"}],"id":"600","entityId":"CUST0004 Acme GmbH","companyName":"Acme GmbH","""));
        Assert.That(answer.Json["subsidiary"]!.ToJsonString(), Is.EqualTo($$"""{"links":[{"rel":"self","href":"{{lab.Records}}/subsidiary/1"}],"id":"1","refName":"Parent Company"}"""));
        Assert.That(answer.Json["entityStatus"]!.ToJsonString(), Is.EqualTo("""{"id":"13","refName":"CUSTOMER-Closed Won"}"""));
        Assert.That(answer.Json["addressBook"]!.ToJsonString(), Is.EqualTo($$"""{"links":[{"rel":"self","href":"{{lab.Records}}/customer/600/addressBook"}]}"""));
        Assert.That(answer.Json["dateCreated"]!.GetValue<string>(), Does.Match("^2026-11-20T08:..:..Z$"));
    }

    [Test]
    public async Task Expanding_shows_lines_and_ignores_the_list_of_fields()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("customer/eid:A-1", Acme);
        var narrow = await lab.GetAsync("customer/eid:A-1?fields=companyName,email");
        var wide = await lab.GetAsync("customer/eid:A-1?fields=companyName&expandSubResources=true&simpleEnumFormat=true");
        Assert.That(narrow.Json.Select(p => p.Key), Is.EqualTo((string[])["links", "id", "companyName", "email"]));
        Assert.That(wide.Json["entityStatus"]!.GetValue<string>(), Is.EqualTo("13"));
        Assert.That(wide.Json["addressBook"]!["totalResults"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(wide.Json["addressBook"]!["items"]![0]!["addressBookAddress"]!["city"]!.GetValue<string>(), Is.EqualTo("Berlin"));
    }

    [Test]
    public async Task Links_of_sublists_and_lines_can_be_followed()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("customer/eid:A-1", Acme);
        var lines = await lab.GetAsync("customer/600/addressBook");
        var line = await lab.SendAsync(HttpMethod.Get, lines.Items[0]!["links"]![0]!["href"]!.GetValue<string>());
        Assert.That(line.Json["label"]!.GetValue<string>(), Is.EqualTo("HQ"));
    }

    [Test]
    public async Task Patch_changes_what_is_sent_and_null_clears()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("customer/eid:A-1", Acme);
        var before = (await lab.GetAsync("customer/600")).Json;
        var answer = await lab.PatchAsync("CUSTOMER/eid:A-1", """{"phone":"+49 30 1234","email":null}""");
        var after = (await lab.GetAsync("customer/600")).Json;
        Assert.That(answer.Location, Is.EqualTo($"{lab.Records}/customer/600"));
        Assert.That(after["phone"]!.GetValue<string>(), Is.EqualTo("+49 30 1234"));
        Assert.That(after.ContainsKey("email"), Is.False);
        Assert.That(after["companyName"]!.GetValue<string>(), Is.EqualTo("Acme GmbH"));
        Assert.That(string.CompareOrdinal(after["lastModifiedDate"]!.GetValue<string>(), before["lastModifiedDate"]!.GetValue<string>()), Is.Positive);
    }

    [Test]
    public async Task Entities_share_ids_and_external_ids_transactions_have_their_own()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var customer = await lab.PostAsync("customer", """{"companyName":"A","subsidiary":{"id":1},"externalId":"X-1"}""");
        var job = await lab.PostAsync("job", """{"companyName":"B","parent":{"externalId":"X-1"},"subsidiary":"1","projectExpenseType":{"id":"-2"}}""");
        var invoice = await lab.PostAsync("invoice", """{"entity":{"id":"600"},"externalId":"X-1","item":{"items":[{"item":{"id":"54"},"amount":1}]}}""");
        var taken = await lab.PutAsync("job/eid:X-1", """{"companyName":"C","subsidiary":{"id":"1"},"projectExpenseType":{"id":"-2"}}""");
        Assert.That((customer.Id, job.Id, invoice.Id), Is.EqualTo(("600", "601", "600")));
        Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(taken.Detail, Is.EqualTo("Error while accessing a resource. This record already exists."));
        Assert.That((await lab.RowsAsync("SELECT customer, BUILTIN.DF(customer) AS name FROM job WHERE id = 601"))[0].ToJsonString(),
            Is.EqualTo("""{"customer":"600","name":"CUST0004 A"}"""));
    }

    [Test]
    public async Task Delete_leaves_a_row_behind_and_the_id_is_not_given_again()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("customer", """{"companyName":"A","subsidiary":{"id":"1"},"externalId":"X-1"}""");
        Assert.That((await lab.DeleteAsync("customer/600")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await lab.GetAsync("customer/600")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await lab.PutAsync("customer/eid:X-1", """{"companyName":"A","subsidiary":{"id":"1"}}""")).Id, Is.EqualTo("601"));
        var rows = await lab.RowsAsync("SELECT recordid, recordtypeid, BUILTIN.DF(recordtypeid) AS type, name, TO_CHAR(deleteddate, 'YYYY-MM-DD') AS day FROM deletedrecord");
        Assert.That(rows.Single().ToJsonString(), Is.EqualTo("""{"recordid":"600","recordtypeid":"-2","type":"Customer","name":"CUST0004 A","day":"2026-11-20"}"""));
    }

    [Test]
    public async Task A_record_that_others_refer_to_stays()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("invoice", """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"amount":1}]}}""");
        var answer = await lab.DeleteAsync("customer/521");
        Assert.That(answer.Detail, Does.EndWith("This record cannot be deleted because it has dependent records."));
        Assert.That((await lab.GetAsync("customer/521")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Unknown_properties_are_refused_or_dropped_as_the_header_says()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        const string Body = """{"companyName":"A","subsidiary":{"id":"1"},"compnayName":"B","addressBook":{"items":[{"lable":"HQ"}]}}""";
        Task<NetSuiteAnswer> Post(string? mode) => lab.WriteAsync(HttpMethod.Post, "customer", Body, m =>
        {
            if (mode is not null) m.Headers.Add("X-NetSuite-PropertyNameValidation", mode);
        });
        var refused = await Post("Error");
        var warned = await Post(null);
        var ignored = await Post("Ignore");
        Assert.That(refused.Code, Is.EqualTo("INVALID_CONTENT"));
        Assert.That(refused.Json["o:errorDetails"]!.AsArray().Select(d => d!["o:errorPath"]!.GetValue<string>()),
            Is.EqualTo((string[])["compnayName", "addressBook.items[0].lable"]));
        Assert.That(warned.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(string.Join("|", warned.Message.Headers.GetValues("Warning")), Does.StartWith("199 - \"Unknown property 'compnayName'"));
        Assert.That(ignored.Message.Headers.Contains("Warning"), Is.False);
    }

    [Test]
    public async Task Contents_outlive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("netsuite-sandbox");
        var signer = new NetSuiteSigner(System.Security.Cryptography.ECDsa.Create(), "ES512");
        var options = NetSuiteLab.Options(signer.PublicKeyPem);
        options.ContentsDirectory = folder.FullName;
        await using (var host = await SandboxHost.StartAsync(options))
        {
            var account = host.Accounts[0];
            lock (account.Store.Gate)
            {
                var books = NetSuiteState.Of(account).Books;
                var change = new NetSuiteChange(new() { ["companyName"] = "A", ["externalId"] = "X", ["subsidiary"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "1" } }, []);
                new NetSuiteWriter(books).Create(books.Catalog["customer"]!, change);
            }
        }
        await using (var host = await SandboxHost.StartAsync(options))
        {
            var account = host.Accounts[0];
            lock (account.Store.Gate) Assert.That(NetSuiteState.Of(account).Books.FindExternal("entity", "X")!.Value.Record.Id(), Is.EqualTo("600"));
        }
        folder.Delete(recursive: true);
    }
}
