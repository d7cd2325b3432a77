using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests.Kantata;

public sealed class KantataPeopleTests
{
    private const string Dana = """{"account_invitation":{"full_name":"Dana Ito","email_address":"dana+1@example.com","permission":"collaborator","cost_rate_in_cents":7000}}""";

    [Test]
    public async Task An_invitation_makes_user_and_membership_which_are_found_by_address()
    {
        await using var run = await SandboxRun.KantataAsync();
        var invitation = (await SendAsync(run, "POST", "account_invitations", Dana)).Json;
        var found = await run.GetAsync("api/v1/users?by_email_address=DANA%2B1%40example.com&on_my_account=true&include=account_membership,external_references");
        var user = found["users"]!.AsObject().Single();
        var membership = found["account_memberships"]![user.Value!["account_membership_id"]!.ToString()]!;
        Assert.Multiple(() =>
        {
            Assert.That(invitation["account_invitations"]!.AsObject().Single().Value!["invitee_id"]!.ToString(), Is.EqualTo(user.Key));
            Assert.That(membership["user_id"]!.ToString(), Is.EqualTo(user.Key));
            Assert.That(membership["cost_rate_in_cents"]!.GetValue<long>(), Is.EqualTo(7000));
            Assert.That(user.Value!["external_reference_ids"]!.AsArray(), Is.Empty);
        });
    }

    [TestCase("POST", "account_invitations", """{"full_name":"x"}""", 400, """{"errors":[{"type":"system","message":"Missing required parameters. Please see our documentation at http://developer.mavenlink.com"}]}""")]
    [TestCase("POST", "account_invitations", """{"account_invitation":{"full_name":" ","email_address":"x","permission":"king"}}""", 422, """{"errors":[{"type":"validation","message":"Full name can't be blank","field":"full_name"},{"type":"validation","message":"Email address is invalid","field":"email_address"},{"type":"validation","message":"Permission is not included in the list","field":"permission"}]}""")]
    [TestCase("POST", "account_invitations", """{"account_invitation":{"full_name":"x","email_address":"Consultant1@example.com","permission":"collaborator"}}""", 422, """{"errors":[{"type":"validation","message":"Email address has already been invited to this account","field":"email_address"}]}""")]
    [TestCase("PUT", "account_memberships/4455001", """{"account_membership":{"cost_rate_in_cents":-1}}""", 422, """{"errors":[{"type":"validation","message":"Cost rate in cents must be greater than or equal to 0","field":"cost_rate_in_cents"}]}""")]
    [TestCase("PUT", "account_memberships/1", """{"account_membership":{"cost_rate_in_cents":1}}""", 404, """{"errors":[{"type":"system","message":"Page Not Found"}]}""")]
    [TestCase("POST", "external_references", """{"external_reference":{"subject_type":"User","subject_id":"12148575","service_name":"s"}}""", 400, """{"errors":[{"type":"system","message":"Missing required parameters. Please see our documentation at http://developer.mavenlink.com"}]}""")]
    [TestCase("POST", "external_references", """{"external_reference":{"subject_type":"User","subject_id":"1","service_name":"s","service_model":"m","service_model_ref":"r"}}""", 404, """{"errors":[{"type":"system","message":"Page Not Found"}]}""")]
    public async Task Refusals_name_every_field(string method, string path, string body, int status, string expected)
    {
        await using var run = await SandboxRun.KantataAsync();
        var users = (await run.AllAsync("users")).Count;
        var answer = await SendAsync(run, method, path, body);
        Assert.That((answer.Status, answer.Json.ToJsonString(KantataReply.Plain)), Is.EqualTo((status, expected)));
        Assert.That(await run.AllAsync("users"), Has.Count.EqualTo(users));
    }

    [Test]
    public async Task A_membership_takes_rates_and_passes_over_what_it_does_not_know()
    {
        await using var run = await SandboxRun.KantataAsync();
        var changed = await SendAsync(run, "PUT", "account_memberships/4455001", """{"account_membership":{"cost_rate_in_cents":8500,"user_id":"1","email_address":"x"}}""");
        var membership = changed.Json["account_memberships"]!["4455001"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(membership["cost_rate_in_cents"]!.GetValue<long>(), Is.EqualTo(8500));
            Assert.That(membership["user_id"]!.ToString(), Is.EqualTo("12148575"));
            Assert.That(membership.ContainsKey("email_address"), Is.False);
        });
    }

    [Test]
    public async Task Disabling_a_membership_disables_the_user_who_stays_listed()
    {
        await using var run = await SandboxRun.KantataAsync();
        var disabled = await SendAsync(run, "PUT", "account_memberships/4455001/disable", "{}");
        var user = (await run.AllAsync("users"))["12148575"];
        Assert.That(disabled.Json["account_memberships"]!["4455001"]!["disabled_at"], Is.Not.Null);
        Assert.That(user["disabled"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_second_reference_of_a_service_takes_the_place_of_the_first()
    {
        await using var run = await SandboxRun.KantataAsync();
        foreach (var key in new[] { "a", "b" })
        {
            await SendAsync(run, "POST", "external_references/create_or_update", $$$"""
                {"external_reference":{"subject_type":"User","subject_id":"12148575","service_name":"s","service_model":"resource","service_model_ref":"{{{key}}}"}}
                """);
        }

        var references = await run.AllAsync("external_references", "&subject_type=User");
        using var untyped = await run.Http.GetAsync("api/v1/external_references");
        Assert.That(references.Values.Select(reference => reference["service_model_ref"]!.ToString()), Is.EqualTo(new[] { "b" }));
        Assert.That((int)untyped.StatusCode, Is.EqualTo(400));
    }

    private static async Task<(int Status, JsonObject Json)> SendAsync(SandboxRun run, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/v1/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await run.Http.SendAsync(request);
        return ((int)answer.StatusCode, (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
