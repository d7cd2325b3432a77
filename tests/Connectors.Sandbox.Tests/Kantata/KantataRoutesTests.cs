using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests.Kantata;

public sealed class KantataRoutesTests
{
    [Test]
    public async Task Without_a_token_the_answer_is_the_vendors_401()
    {
        await using var run = await SandboxRun.KantataAsync();
        run.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        using var answer = await run.Http.GetAsync("api/v1/workspaces");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"errors":[{"type":"oauth","message":"Invalid OAuth 2 Request"}]}"""));
    }

    [TestCase("POST", "api/v1/time_entries", "{broken", 400, """{"status":400,"error":"malformed JSON detected, please lint your request params"}""")]
    [TestCase("POST", "api/v1/workspaces", """{"workspace":{"title":"","creator_role":"maven"}}""", 422, """{"errors":[{"type":"validation","message":"Please give your project a title","field":"title"}]}""")]
    [TestCase("POST", "api/v1/workspaces", """{"title":"no wrapper"}""", 400, """{"errors":[{"type":"system","message":"Missing required parameters. Please see our documentation at http://developer.mavenlink.com"}]}""")]
    [TestCase("GET", "api/v1/workspaces/999", null, 404, """{"errors":[{"type":"system","message":"Page Not Found"}]}""")]
    public async Task Refusals_are_the_vendors_to_the_byte(string method, string path, string? body, int status, string expected)
    {
        await using var run = await SandboxRun.KantataAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await run.Http.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_create_with_an_external_reference_is_found_by_it_and_a_repeat_makes_a_second_record()
    {
        await using var run = await SandboxRun.KantataAsync();
        const string Body = """{"workspace_group":{"name":"Client \"Q\"","company":true,"external_reference":{"service_name":"s","service_model":"customer","service_model_ref":"k1"}}}""";
        const string Query = "api/v1/workspace_groups?external_reference_service_name=s&external_reference_service_model=customer&external_reference_service_model_ref=";

        await PostAsync(run, "api/v1/workspace_groups", Body);
        Assert.That((await run.GetAsync(Query + "k1"))["count"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await run.GetAsync(Query + "k2"))["count"]!.GetValue<int>(), Is.Zero);

        await PostAsync(run, "api/v1/workspace_groups", Body);
        Assert.That((await run.GetAsync(Query + "k1"))["count"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public async Task An_invoice_locks_its_entries_and_cancelling_frees_them()
    {
        await using var run = await SandboxRun.KantataAsync();
        var open = (await run.AllAsync("time_entries", "&uninvoiced=true")).First();
        var id = open.Key;
        var body = "{\"invoice\":{\"workspace_id\":\"" + open.Value["workspace_id"] + "\",\"payment_schedule\":30,\"time_entry_ids\":[\"" + id + "\"]}}";

        var invoice = await PostAsync(run, "api/v1/invoices", body);
        var locked = await run.GetAsync($"api/v1/time_entries?only={id}");
        using var refused = await run.Http.PutAsync($"api/v1/time_entries/{id}", new StringContent("""{"time_entry":{"time_in_minutes":5}}""", Encoding.UTF8, "application/json"));
        using var cancelled = await run.Http.PutAsync($"api/v1/invoices/{invoice["results"]![0]!["id"]}/cancel", null);
        var freed = await run.GetAsync($"api/v1/time_entries?only={id}");

        Assert.Multiple(() =>
        {
            Assert.That(locked["time_entries"]![id]!["is_invoiced"]!.GetValue<bool>(), Is.True);
            Assert.That((int)refused.StatusCode, Is.EqualTo(422));
            Assert.That(freed["time_entries"]![id]!["is_invoiced"]!.GetValue<bool>(), Is.False);
        });
    }

    [Test]
    public async Task Rails_form_bodies_are_understood()
    {
        await using var run = await SandboxRun.KantataAsync();
        using var form = new FormUrlEncodedContent([new("workspace_group[name]", "Form & Co"), new("workspace_group[company]", "true")]);

        using var answer = await run.Http.PostAsync("api/v1/workspace_groups", form);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.That(body["workspace_groups"]!.AsObject().First().Value!["name"]!.GetValue<string>(), Is.EqualTo("Form & Co"));
    }

    [Test]
    public async Task Archived_projects_are_left_out_unless_asked_for()
    {
        await using var run = await SandboxRun.KantataAsync();
        var visible = await run.AllAsync("workspaces");
        var all = await run.AllAsync("workspaces", "&include_archived=true");
        Assert.That(all, Has.Count.EqualTo(visible.Count + 1));
    }

    [Test]
    public async Task Above_the_limit_the_answer_is_429_without_a_hint()
    {
        await using var run = await SandboxRun.KantataAsync(options =>
            (options.Accounts[0].Settings["requests"], options.Accounts[0].Settings["windowSeconds"]) = ("2", "86400"));

        var codes = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await run.Http.GetAsync("api/v1/users/me");
            codes.Add((int)answer.StatusCode);
            Assert.That(answer.Headers.RetryAfter, Is.Null);
        }

        Assert.That(codes, Is.EqualTo(new[] { 200, 200, 429 }));
    }

    private static async Task<JsonObject> PostAsync(SandboxRun run, string path, string body)
    {
        using var answer = await run.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
