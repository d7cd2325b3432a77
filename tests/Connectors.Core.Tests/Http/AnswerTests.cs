using System.Net.Http.Headers;
using System.Text;
using Connectors.Faults;
using Connectors.Limits;

namespace Connectors.Http;

/// <summary>What comes back: whole answers, refusals as faults, web pages and injected text caught (faults F10, threat T13).</summary>
public sealed class AnswerTests
{
    [Test]
    public async Task A_success_carries_status_headers_and_body()
    {
        using var bench = new Bench((_, _) =>
        {
            var answer = Answers.Json("{\"id\":1}", 201);
            answer.Headers.Add("X-Many", ["a", "b"]);
            return answer;
        });
        var got = await bench.PostAsync();
        Assert.That((got.Status, got.IsSuccess, Encoding.UTF8.GetString(got.Body.Span)), Is.EqualTo((201, true, "{\"id\":1}")));
        Assert.That(got.Headers["x-many"], Is.EqualTo("a, b"));
        Assert.That(got.Headers["content-type"], Does.StartWith("application/json"));
    }

    [TestCase("GET", FaultKind.VendorDefect, 2)]
    [TestCase("POST", FaultKind.InDoubt, 1)]
    [Category("F10")]
    public async Task A_web_page_is_a_defect_for_a_read_asked_for_once_more_and_in_doubt_for_a_write(string method, FaultKind kind, int attempts)
    {
        using var bench = new Bench((_, _) => new() { Content = new StringContent("<html>Log in</html>", Encoding.UTF8, "text/html") });
        var got = method == "GET" ? await bench.GetAsync() : await bench.PostAsync();
        Assert.That(got.Faults.Single().Kind, Is.EqualTo(kind));
        Assert.That(bench.Stub.Count, Is.EqualTo(attempts));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{\"a\":1")]
    [TestCase("{\"a\":1}}")]
    [TestCase("{\"a\":tru")]
    [TestCase("<html>Log in</html>")]
    [Category("F10")]
    public async Task A_read_whose_body_is_called_JSON_and_is_none_is_asked_for_once_more(string body)
    {
        using var passing = new Bench((number, _) => Answers.Json(number == 0 ? body : "{\"a\":1}"));
        using var lasting = new Bench((_, _) => Answers.Json(body));
        var (second, never) = (await passing.GetAsync(), await lasting.GetAsync());
        Assert.That((second.IsSuccess, passing.Stub.Count), Is.EqualTo((true, 2)));
        Assert.That((never.Faults.Single().Kind, never.Faults.Single().Rule, lasting.Stub.Count), Is.EqualTo((FaultKind.VendorDefect, "json", 2)));
    }

    [TestCase("{}", "application/json", "GET")]
    [TestCase("[1, {\"a\": null}]\n", "application/vnd.oracle.resource+json", "GET")]
    [TestCase("not JSON", "text/plain", "GET")]
    [TestCase("cut {", "application/json", "POST")]
    public async Task Everything_else_is_the_adapters_to_read(string body, string type, string method)
    {
        using var bench = new Bench((_, _) => new() { Content = new StringContent(body, Encoding.UTF8, type) });
        var got = method == "GET" ? await bench.GetAsync() : await bench.PostAsync();
        Assert.That((got.IsSuccess, bench.Stub.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_web_page_that_was_asked_for_is_an_answer()
    {
        using var bench = new Bench((_, _) => new() { Content = new StringContent("<html/>", Encoding.UTF8, "text/html") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "page");
        request.Headers.Accept.Add(new("text/html"));
        Assert.That((await bench.Http.SendAsync(bench.Open(), request)).IsSuccess);
    }

    [TestCase(204)]
    [TestCase(304)]
    public async Task An_answer_without_a_body_is_whole(int status)
    {
        using var bench = new Bench((_, _) => new((System.Net.HttpStatusCode)status) { Content = { Headers = { ContentLength = 500 } } });
        var got = await bench.GetAsync();
        Assert.That((got.IsSuccess, got.Body.Length), Is.EqualTo((true, 0)));
    }

    [Test]
    [Category("F08")]
    public void An_announced_length_that_is_not_kept_is_no_answer()
    {
        foreach (var announced in new[] { 0, 1, 6, 8, 100 })
        {
            using var bench = new Bench((_, _) => new() { Content = new StringContent("{\"a\":1}") { Headers = { ContentLength = announced } } }, new() { AttemptTimeout = SteppingClock.Never, MaxRetries = 0 });
            Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync(), $"announced {announced}");
        }
    }

    [Test]
    public void Nothing_that_is_put_into_a_header_or_path_makes_a_second_header_or_another_route()
    {
        using var vendor = new LoopbackVendor((_, _) => RawAnswer.Json("{}"));
        using var bench = new Bench(options: new() { AllowLoopback = true, AttemptTimeout = SteppingClock.Never, MaxRetries = 0 });
        var connection = bench.Open(address: vendor.Address + "v1/");
        var hostile = new[] { "\r\n", "\n", "\r", "\0", "\u2028", "\t", " ", "%0d%0a", "%00", "#", "?", "&", ";", "\\", "//", "{", "\"", "<", "é", "𝄞", "%2e", "%2F", "=", "+" };
        foreach (var evil in hostile.SelectMany(static part => new[] { part, part + "X-Evil: 1", "a" + part + "/admin", part + part }))
        {
            using var inPath = new HttpRequestMessage(HttpMethod.Get, $"things/{Uri.EscapeDataString(evil)}?q={Uri.EscapeDataString(evil)}");
            Assert.DoesNotThrowAsync(async () => await bench.Http.SendAsync(connection, inPath));
            using var inHeader = new HttpRequestMessage(HttpMethod.Get, "headers");
            if (!inHeader.Headers.TryAddWithoutValidation("X-Value", evil))
                continue;
            try
            {
                bench.Http.SendAsync(connection, inHeader).AsTask().GetAwaiter().GetResult();
            }
            catch (Exception refused) when (refused is ConnectorException or FormatException)
            {
            }
        }
        Assert.That(vendor.Requests, Has.Count.GreaterThan(hostile.Length * 4));
        foreach (var head in vendor.Requests)
        {
            var lines = head.Split("\r\n");
            Assert.That(lines[0], Does.Match("^GET /v1/(things/[^/? ]+\\?q=[^? ]*|headers) HTTP/1\\.1$"), lines[0]);
            Assert.That(lines, Has.None.StartsWith("X-Evil"), head);
            Assert.That(head.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\n").And.Not.Contain("\r"), head);
        }
    }

    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("a\r\n folded")]
    [TestCase("a\nb")]
    [TestCase("a\0b")]
    public void A_header_value_with_a_line_break_is_never_sent(string value)
    {
        using var bench = new Bench();
        using var request = new HttpRequestMessage(HttpMethod.Get, "things");
        request.Headers.TryAddWithoutValidation("X-Value", value);
        Assert.CatchAsync(async () => await bench.Http.SendAsync(bench.Open(), request));
        Assert.That(bench.Stub.Count, Is.Zero);
    }

    [Test]
    public async Task Budgets_are_asked_for_each_attempt_and_hear_of_refusals()
    {
        using var bench = new Bench((number, _) => number == 0 ? Answers.Status(429, "30") : Answers.Json("{}"));
        bench.Adapter.Rules = [new BudgetRule.Concurrent("account", 4)];
        Assert.That((await bench.GetAsync()).IsSuccess);
        Assert.That(bench.Lines.All, Has.Exactly(1).Contains("2006"));
    }

    [Test]
    public async Task A_partners_own_call_goes_through_the_same_handlers()
    {
        using var bench = new Bench((number, _) => number == 0 ? Answers.Status(503) : Answers.Json("{\"ok\":true}"));
        var client = bench.Http.ClientFor(bench.Open());
        Assert.That(await client.GetStringAsync("things"), Is.EqualTo("{\"ok\":true}"));
        Assert.That(bench.Stub.Seen, Has.All.Property("Authorization").EqualTo("Bearer token-of-acme-psa"));
        Assert.ThrowsAsync<ConnectorException>(async () => await client.GetStringAsync("https://evil.test/"));
        Assert.That(bench.Stub.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_retry_date_in_any_old_form_is_no_wait()
    {
        using var answer = new HttpResponseMessage();
        foreach (var text in new[] { "", "2026-03-02T09:00:30Z", "Monday", "NaN", "1e3", "Infinity", "Mon, 32 Mar 2026 09:00:30 GMT" })
        {
            answer.Headers.Remove("Retry-After");
            answer.Headers.TryAddWithoutValidation("Retry-After", text);
            Assert.That(RetryAfter.Read(answer.Headers, DateTimeOffset.UnixEpoch), Is.Null, text);
        }
    }
}
