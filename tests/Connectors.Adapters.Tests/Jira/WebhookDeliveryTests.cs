using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira.Tests;

/// <summary>Deliveries as the sandbox sends them, and those that must lead to nothing.</summary>
public sealed class WebhookDeliveryTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task What_the_site_sends_for_a_changed_issue_and_for_its_time_are_hints_for_the_right_records(CancellationToken ct)
    {
        await using var house = await StartAsync();
        using var receiver = new LoopbackReceiver();
        await house.TypeAsync(HttpMethod.Post, "../../webhooks/1.0/webhook", $$"""
            {"name":"ours","url":"{{receiver.Address}}","secret":"hook-secret",
             "events":["jira:issue_updated","worklog_created","worklog_updated","worklog_deleted"]}
            """);
        await house.TypeAsync(HttpMethod.Put, "issue/10001", """{"fields":{"summary":"changed"}}""");
        var issue = await receiver.NextAsync(ct);
        var worklog = (string)(await house.TypeAsync(
            HttpMethod.Post, "issue/10001/worklog", """{"started":"2026-11-20T08:30:00.000+0000","timeSpentSeconds":1800}"""))!["id"]!;
        var made = await UntilWorklogAsync(house, receiver, ct);
        await house.TypeAsync(HttpMethod.Put, $"issue/10001/worklog/{worklog}", """{"timeSpentSeconds":3600}""");
        var changed = await UntilWorklogAsync(house, receiver, ct);
        await house.TypeAsync(HttpMethod.Delete, $"issue/10001/worklog/{worklog}");
        var deleted = await UntilWorklogAsync(house, receiver, ct);
        var first = (await DecodeAsync(house, issue)).Value.Single();
        var forged = issue with { Body = issue.Body.ToArray().Append((byte)' ').ToArray() };
        Assert.Multiple(async () =>
        {
            Assert.That((first.Key, first.Kind), Is.EqualTo((new VendorKey("issue", "10001"), ChangeKind.Updated)));
            Assert.That(first.EventId, Is.EqualTo(issue.Headers["x-atlassian-webhook-identifier"]));
            Assert.That((made.Key.Id, made.Kind), Is.EqualTo((worklog, ChangeKind.Created)));
            Assert.That((changed.Key.Id, changed.Kind), Is.EqualTo((worklog, ChangeKind.Updated)));
            Assert.That((deleted.Key.Id, deleted.Kind), Is.EqualTo((worklog, ChangeKind.Deleted)));
            Assert.That((await DecodeAsync(house, forged)).Faults.Single().Kind, Is.EqualTo(FaultKind.Authentication));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_oversized_delivery_is_refused_unread_signed_or_not(bool isSigned)
    {
        await using var house = await StartAsync();
        var body = new byte[JiraWebhooks.MaxBodyBytes + 1];
        var changes = await DecodeAsync(house, isSigned ? Signed(body) : new(ImmutableDictionary<string, string>.Empty, body));
        Assert.That(changes.Faults.Single(), Has.Property("Kind").EqualTo(FaultKind.LimitExceeded).And.Property("Rule").EqualTo("size"));
        // The control: one byte less is looked at, and is no JSON.
        Assert.That((await DecodeAsync(house, Signed(body.AsMemory(1)))).Faults.Single().Kind, Is.EqualTo(FaultKind.VendorDefect));
    }

    [TestCase("""{"webhookEvent":"user_created","user":{"accountId":"5b10"}}""")]
    [TestCase("""{"webhookEvent":"sprint_started","sprint":{"id":1}}""")]
    [TestCase("""{"webhookEvent":"jira:version_released","version":{"id":"1"}}""")]
    [TestCase("""{"webhookEvent":"jira:issue_updated"}""")]
    [TestCase("""{"webhookEvent":"jira:issue_updated","issue":{"id":"../10001"}}""")]
    [TestCase("""{"webhookEvent":"worklog_created","issue":{"id":"10001"}}""")]
    [TestCase("""{"webhookEvent":7,"issue":{"id":"10001"}}""")]
    [TestCase("{}")]
    public async Task An_event_about_nothing_of_ours_gives_no_hint(string body)
    {
        await using var house = await StartAsync();
        var changes = await DecodeAsync(house, Signed(Encoding.UTF8.GetBytes(body)));
        Assert.That(changes.IsSuccess, Is.True);
        Assert.That(changes.Value, Is.Empty);
    }

    private static Task<JiraHouse> StartAsync() => JiraHouse.StartAsync(values: new() { ["webhookCredential"] = "hook" });

    private static async Task<VendorChange> UntilWorklogAsync(JiraHouse house, LoopbackReceiver receiver, CancellationToken ct)
    {
        while (true)
        {
            // The issue's own change comes along, before or after.
            if ((await DecodeAsync(house, await receiver.NextAsync(ct))).Value.Single() is { Key.Object: "worklog" } change)
                return change;
        }
    }

    private static WebhookDelivery Signed(ReadOnlyMemory<byte> body) => new(
        ImmutableDictionary<string, string>.Empty.Add(
            "x-hub-signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("hook-secret"u8, body.Span))),
        body);

    private static ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(JiraHouse house, WebhookDelivery delivery)
    {
        house.Connection.Adapter.TryGet<IWebhookDecoder>("issue", out var decoder);
        return decoder!.DecodeAsync(house.Connection, delivery);
    }
}
