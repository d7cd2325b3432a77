using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira.Tests;

/// <summary>Deliveries are hints once their proof is right; nothing of their contents is mapped.</summary>
public sealed class WebhookTests
{
    private const string Issue = """
        {"timestamp":1763632800123,"webhookEvent":"jira:issue_updated","issue":{"id":"10001","key":"ACME-1","fields":{"description":"wiki *text*"}}}
        """;

    [TestCase(Issue, "issue", "10001", ChangeKind.Updated)]
    [TestCase("""{"timestamp":1763632800123,"webhookEvent":"jira:issue_deleted","issue":{"id":10002}}""", "issue", "10002", ChangeKind.Deleted)]
    [TestCase("""{"webhookEvent":"worklog_created","worklog":{"id":"103","issueId":"10001"}}""", "worklog", "103", ChangeKind.Created)]
    public async Task A_signed_delivery_is_a_hint(string body, string vendorObject, string id, ChangeKind kind)
    {
        var changes = await DecodeAsync(body, ("x-hub-signature", Signature(body)), ("x-atlassian-webhook-identifier", "delivery-1"));
        Assert.That(changes.IsSuccess, Is.True, () => string.Join('\n', changes.Faults));
        var change = changes.Value.Single();
        Assert.That((change.Key, change.Kind), Is.EqualTo((new VendorKey(vendorObject, id), kind)));
    }

    [Test]
    public async Task A_token_of_the_secret_opens_too_and_an_ended_or_unsigned_one_does_not()
    {
        var good = await DecodeAsync(Issue, ("authorization", "Bearer " + Token("HS256", "{}")));
        var ended = await DecodeAsync(Issue, ("authorization", "Bearer " + Token("HS256", """{"exp":1}""")));
        var none = await DecodeAsync(Issue, ("authorization", "Bearer " + Token("none", "{}")));
        var foreign = await DecodeAsync(Issue, ("authorization", "Bearer " + Token("HS256", "{}", "other")));
        Assert.That(good.IsSuccess, Is.True);
        Assert.That(new[] { ended, none, foreign }.Select(one => one.Faults.Single().Kind), Is.All.EqualTo(FaultKind.Authentication));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("sha256=")]
    [TestCase("sha256=00")]
    [TestCase("sha1=a4771c39fbe90f317c7824e83ddef3caae9cb3d9")]
    [TestCase("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9")]
    public async Task A_delivery_without_the_right_proof_is_refused(string? signature)
    {
        var changes = await DecodeAsync(Issue, signature is null ? [] : [("x-hub-signature", signature)]);
        Assert.That(changes.Faults.Single(), Has.Property("Kind").EqualTo(FaultKind.Authentication).And.Property("Rule").EqualTo("signature"));
    }

    [Test]
    public async Task A_right_signature_beside_a_wrong_token_is_refused()
    {
        var changes = await DecodeAsync(Issue, ("x-hub-signature", Signature(Issue)), ("authorization", "Bearer " + Token("HS256", "{}", "other")));
        Assert.That(changes.IsSuccess, Is.False);
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("<html>")]
    [TestCase("{\"webhookEvent\":")]
    public async Task Signed_garbage_is_refused_as_such(string body)
    {
        var changes = await DecodeAsync(body, ("x-hub-signature", Signature(body)));
        Assert.That(changes.Faults.Single().Kind, Is.EqualTo(FaultKind.VendorDefect));
    }

    [Test]
    public void The_published_example_of_a_signature_fits()
    {
        const string Example = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";
        Assert.That(JiraSignature.IsOfBody(Example, "Hello World!"u8.ToArray(), "It's a Secret to Everybody"), Is.True);
        Assert.That(JiraSignature.IsOfBody(Example, "Hello World?"u8.ToArray(), "It's a Secret to Everybody"), Is.False);
    }

    private static async Task<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(string body, params (string Name, string Value)[] headers)
    {
        await using var house = await JiraHouse.StartAsync(values: new() { ["webhookCredential"] = "hook" });
        house.Connection.Adapter.TryGet<IWebhookDecoder>("issue", out var decoder);
        return await decoder!.DecodeAsync(
            house.Connection, new(headers.ToImmutableDictionary(one => one.Name, one => one.Value), Encoding.UTF8.GetBytes(body)));
    }

    private static string Signature(string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("hook-secret"u8, Encoding.UTF8.GetBytes(body)));

    private static string Token(string algorithm, string claims, string secret = "hook-secret")
    {
        var head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}"}""")) + "."
            + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        return $"{head}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(head)))}";
    }
}
