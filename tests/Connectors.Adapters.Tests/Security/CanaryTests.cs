using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Planted secrets do not come out of full runs of all flows with faults of every kind: not in logs, traces, errors, reports, dead
/// letters, state or on the console.</summary>
[NonParallelizable]
public sealed class CanaryTests
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Wd = "urn:com.workday/bsvc";

    private static readonly FaultAction[] Faults =
    [
        new FaultAction.Status(401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"""),
        new FaultAction.Status(403, """{"errors":[{"type":"permissions","message":"no"}]}"""),
        new FaultAction.Status(500, "oops", "text/plain"),
        new FaultAction.Status(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } },
        new FaultAction.Garbage(),
        new FaultAction.DropBefore(),
        new FaultAction.CommitThenDrop(),
        new FaultAction.Truncate(30),
    ];

    [Test]
    public async Task No_planted_secret_comes_out_of_full_runs_with_faults()
    {
        await using var two = await TwoTenants.StartAsync(deals: 40);
        var canaries = Plant(two);
        var said = new ConcurrentDictionary<string, ConcurrentQueue<string>>(StringComparer.Ordinal);
        using var traces = ListenTo(said.GetOrAdd("traces", _ => []));
        var (output, errors) = (Console.Out, Console.Error);
        using var console = new StringWriter();
        try
        {
            Console.SetOut(TextWriter.Synchronized(console));
            Console.SetError(TextWriter.Synchronized(console));
            for (var round = 0; round < 3; round++)
            {
                Script(two, round);
                await RunAsync(two, said, [.. TwoTenants.Names, .. round == 0 ? new[] { "umbra" } : []]);
            }

            await TroubleAsync(two, said.GetOrAdd("exceptions", _ => []));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }

        said["console"] = new([console.ToString()]);
        said["logs"] = two.Logs.Lines;
        canaries = [.. canaries.Concat(two.Wire.Sent.Select(line => line.Secret)).Concat(two.Wire.Issued.Select(line => line.Token)).Distinct()];
        var found = said.SelectMany(place => place.Value.SelectMany(text => CanarySearch.FindIn(place.Key, text, canaries).Select(hit =>
            $"{hit} in: {text[..Math.Min(text.Length, 400)]}")))
            .Concat(two.Files().SelectMany(file => CanarySearch.FindIn(file.Name, file.Bytes, canaries)))
            .Distinct().Take(20).ToArray();
        var statuses = two.Sandbox.Accounts.SelectMany(account => account.Log.Entries).Select(entry => entry.Status).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Empty);
            Assert.That(canaries, Has.Length.GreaterThanOrEqualTo(20));
            Assert.That(two.Wire.Sent.Select(line => line.Secret), Is.SupersetOf(InUse), "every planted credential was sent");
            Assert.That(two.Sandbox.Accounts.Where(account => account.Log.Entries.Max(entry => entry.Status) < 400).Select(account => account.Vendor),
                Is.Empty, "every account had trouble");
            Assert.That(said["exceptions"].Where(text => text.Contains("(redacted)", StringComparison.Ordinal)), Is.Not.Empty, "echoes came so far");
            Assert.That(statuses, Is.SupersetOf(new[] { 0, 200, 401, 403, 422, 429, 500 }), "every trouble was met");
            Assert.That(said["logs"].Sum(line => line.Length) + two.Files().Sum(file => file.Bytes.Length), Is.GreaterThan(100_000),
                "there is something to search in");
            Assert.That(said["letters"], Is.Not.Empty);
            Assert.That(said["reports"].Where(report => report.Contains("\"Message\"", StringComparison.Ordinal)), Is.Not.Empty);
            Assert.That(said["exceptions"], Is.Not.Empty);
            Assert.That(two.Files().Select(file => file.Name), Does.Contain("state.db"));
        });
    }

    [Test]
    public void The_search_finds_a_secret_in_each_form_and_position()
    {
        var canary = TwoTenants.ClientSecret("acme");
        using var logs = new CollectedLogs();
        var logger = logs.CreateLogger("control");
        foreach (var before in new[] { "", "a", "ab" })
        {
            logger.LogInformation("{Text}", before + canary + "!");
            logger.LogInformation("{Text}", Uri.EscapeDataString(before + canary));
            logger.LogInformation("{Text}", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(before + canary + "tail")));
        }

        Assert.That(logs.Lines, Has.Count.EqualTo(9));
        Assert.That(logs.Lines, Is.All.Matches<string>(line => CanarySearch.FindIn("log", line, [canary]).Any()));
        Assert.That(CanarySearch.FindIn("file", System.Text.Encoding.UTF8.GetBytes("x" + canary), [canary]), Is.Not.Empty);
    }

    /// <summary>The secrets of both tenants, line by line where they have lines, and of a third tenant with everything wrong.</summary>
    private static string[] Plant(TwoTenants two)
    {
        const string Umbra = "umbra";
        var crm = two.Sandbox["salesforce", "acme"].Address;
        foreach (var (name, system) in new[] { ("crm", "salesforce"), ("erp", "netsuite"), ("psa", "kantata"), ("web", "kantata"), ("work", "jira"), ("hris", "workday") })
        {
            two.Settings[$"Tenants:{Umbra}:Connections:{name}:System"] = system;
            two.Settings[$"Tenants:{Umbra}:Connections:{name}:Account"] = "acme";
            two.Settings[$"Tenants:{Umbra}:Connections:{name}:Endpoint"] = two.Sandbox[system, "acme"].Address.AbsoluteUri;
            two.Settings[$"Tenants:{Umbra}:Roles:{name}"] = name;
        }

        two.Settings[$"Tenants:{Umbra}:Connections:web:Endpoint"] = $"http://user:CANARY-password-in-address@{crm.Authority}/?key=CANARY-key-in-address";
        two.Settings[$"Credentials:{Umbra}:web:Token"] = "CANARY-token-of-web";
        two.Settings[$"Credentials:{Umbra}:crm:ClientId"] = "sandbox-client";
        two.Settings[$"Credentials:{Umbra}:crm:ClientSecret"] = "CANARY-wrong-client-secret";
        two.Settings[$"Credentials:{Umbra}:erp:ClientId"] = "sandbox-client";
        two.Settings[$"Credentials:{Umbra}:erp:KeyId"] = "certificate-acme";
        two.Settings[$"Credentials:{Umbra}:erp:PrivateKeyPem"] = "-----BEGIN PRIVATE KEY-----\nCANARY-that-is-no-private-key-but-long-enough-to-be-a-line\n-----END PRIVATE KEY-----";
        two.Settings[$"Credentials:{Umbra}:psa:Token"] = "CANARY-token-with\r\nline-break-CANARY";
        TwoTenants.LetIn(two.Settings, Umbra, "work", "CANARY-wrong-api-token");
        TwoTenants.LetIn(two.Settings, Umbra, "hris", "CANARY-wrong-pass<word>&", user: "umbra-user");
        var keyLines = TwoTenants.Names.SelectMany(tenant => two.Settings[$"Credentials:{tenant}:erp:PrivateKeyPem"]!.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 20 && !line.StartsWith('-'));
        return
        [
            .. keyLines, .. TwoTenants.Names.SelectMany(SecretsOf), "CANARY-wrong-api-token", "CANARY-wrong-pass<word>&",
            "CANARY-password-in-address", "CANARY-key-in-address", "CANARY-token-of-web", "CANARY-wrong-client-secret",
            "CANARY-that-is-no-private-key-but-long-enough-to-be-a-line", "CANARY-token-with", "line-break-CANARY",
        ];
    }

    /// <summary>What the two tenants' own credentials are made of, beside keys.</summary>
    private static IEnumerable<string> InUse =>
    [
        .. TwoTenants.Names.Select(TwoTenants.KantataToken), .. TwoTenants.Names.Select(tenant => TwoTenants.ClientSecret(tenant)),
        TwoTenants.ApiToken("acme"), TwoTenants.ClientSecret("acme", "workday"), TwoTenants.RefreshToken("acme", "workday"),
        TwoTenants.Password("globex"), TwoTenants.ClientSecret("globex", "jira"), TwoTenants.RefreshToken("globex", "jira"),
    ];

    private static IEnumerable<string> SecretsOf(string tenant) =>
    [
        TwoTenants.KantataToken(tenant), TwoTenants.ApiToken(tenant), TwoTenants.Password(tenant),
        .. new[] { "salesforce", "jira", "workday" }.Select(vendor => TwoTenants.ClientSecret(tenant, vendor)),
        TwoTenants.RefreshToken(tenant, "jira"), TwoTenants.RefreshToken(tenant, "workday"),
    ];

    /// <summary>First every trouble in turn for writes while reading goes well, then random trouble for all requests, with vendors that send back
    /// what they got.</summary>
    private static void Script(TwoTenants two, int round)
    {
        foreach (var account in two.Sandbox.Accounts)
        {
            account.Faults.Clear();
            var secret = account.Vendor switch
            {
                "kantata" => TwoTenants.KantataToken(account.Name),
                "salesforce" => TwoTenants.ClientSecret(account.Name),
                "jira" => account.Name == "acme" ? TwoTenants.ApiToken("acme") : TwoTenants.RefreshToken("globex", "jira"),
                "workday" => account.Name == "acme" ? TwoTenants.ClientSecret("acme", "workday") : TwoTenants.Password("globex"),
                _ => two.Settings[$"Credentials:{account.Name}:erp:PrivateKeyPem"]!.Split('\n')[1].Trim(),
            };
            if (round > 0)
            {
                account.Faults.AddRandom(round, 0.3, [.. Echoes(secret), .. Faults]);
            }
            else if (account.Vendor != "salesforce")
            {
                var (method, path) = account.Vendor switch
                {
                    "kantata" => ("POST", "/api/v1/"),
                    "jira" => ("POST", "/rest/api/3/issue"),
                    "workday" => ("POST", "/Resource_Management/"),
                    _ => ("PUT", "/record/v1/"),
                };
                // Refused credentials last: they end the whole stage.
                var actions = Echoes(secret).Concat(Faults).OrderBy(action => action is FaultAction.Status { Code: 401 or 403 });
                foreach (var action in actions)
                {
                    account.Faults.Add(new(action) { Method = method, PathContains = path });
                }
            }
        }
    }

    private static FaultAction[] Echoes(string secret)
    {
        var (url, base64) = (Uri.EscapeDataString(secret), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)));
        return
        [
            new FaultAction.Status(422, JsonSerializer.Serialize(new { errors = new[] { new { type = "validation",
                message = $"Bearer {secret} and {url} may not {base64}" } } })),
            new FaultAction.Status(400, JsonSerializer.Serialize(new[] { new { message = $"{secret} {url} {base64}", errorCode = "INVALID_FIELD",
                fields = new[] { secret } } })),
            new FaultAction.Status(400, JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["type"] = "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1",
                ["title"] = "Bad Request",
                ["status"] = 400,
                ["o:errorDetails"] = new[] { new Dictionary<string,
                    string> { ["detail"] = $"{secret} {url} {base64}", ["o:errorCode"] = "INVALID_CONTENT", ["o:errorPath"] = secret } },
            })),
            new FaultAction.Status(400, JsonSerializer.Serialize(new { errorMessages = new[] { $"{secret} {url} {base64}" },
                errors = new Dictionary<string, string> { [secret] = $"Field '{secret}' may not be {base64}" } })),
            new FaultAction.Status(500, SoapFault($"{secret} {url} {base64}"), "text/xml"),
            new FaultAction.Status(200, $"<!DOCTYPE x [<!ENTITY a \"{url}\">]><x>{base64}&a;</x>", "text/xml"),
            new FaultAction.Status(401, JsonSerializer.Serialize(new { error = "invalid_client", error_description = secret })),
            new FaultAction.Status(200, $"<html>{secret}</html>", "text/html"),
            new FaultAction.Status(500, secret, "text/plain") { Headers = new Dictionary<string, string> { ["X-Request-Id"] = secret } },
        ];
    }

    /// <summary>A refusal as Workday's SOAP has it, in text, message, detail and path.</summary>
    private static string SoapFault(string text) => new XElement(
        XName.Get("Envelope", Soap),
        new XElement(
            XName.Get("Body", Soap),
            new XElement(
                XName.Get("Fault", Soap),
                new XElement("faultcode", "SOAP-ENV:Client.validationError"),
                new XElement("faultstring", text),
                new XElement("detail", new XElement(XName.Get("Validation_Fault", Wd), new XElement(
                    XName.Get("Validation_Error", Wd), new XElement(XName.Get("Message", Wd), text), new XElement(XName.Get("Detail_Message", Wd), text),
                    new XElement(XName.Get("Xpath", Wd), $"/wd:{text}"))))))).ToString();

    private static async Task RunAsync(TwoTenants two, ConcurrentDictionary<string, ConcurrentQueue<string>> said, string[] tenants)
    {
        await using var house = two.Open();
        var told = new List<string>();
        foreach (var report in await TwoTenants.RunAsync(house, told, tenants))
        {
            said.GetOrAdd("reports", _ => []).Enqueue($"{report} {string.Join('\n', report.Faults)} {JsonSerializer.Serialize(report)}");
        }

        await Task.WhenAll(TwoTenants.Names.Select(tenant => DirectWrites.RunAsync(house, tenant, told, rounds: 14)));
        told.ForEach(said.GetOrAdd("exceptions", _ => []).Enqueue);
        foreach (var letter in await TwoTenants.LettersAsync(house))
        {
            said.GetOrAdd("letters", _ => []).Enqueue($"{letter} {string.Join('\n', letter.Faults)} {JsonSerializer.Serialize(letter)}");
        }
    }

    /// <summary>Every connection of the tenant with everything wrong, and the check at start.</summary>
    private static async Task TroubleAsync(TwoTenants two, ConcurrentQueue<string> told)
    {
        await using var house = two.Open();
        var tenant = await house.GetRequiredService<ITenants>().OpenAsync(new("umbra"));
        foreach (var (name, entity) in new[] { ("crm", "opportunity"), ("erp", "customer"), ("psa", "timeEntry"), ("web", "timeEntry"), ("work", "task"), ("hris", "worker"),
            ("hris", "rate") })
        {
            try
            {
                await foreach (var page in house.GetRequiredService<IEntityReader>()
                    .ReadAsync(house.GetRequiredService<IConnections>().Open(tenant, name), entity))
                {
                    Assert.Fail($"{name} was read with a wrong credential");
                }
            }
            catch (Exception failure) when (failure is not AssertionException)
            {
                told.Enqueue(failure.ToString());
            }
        }

        foreach (var fault in await house.GetRequiredService<Connectors.Hosting.ConnectorsCheck>()
            .RunAsync([new("umbra"), .. TwoTenants.Names.Select(name => new TenantId(name))]))
        {
            told.Enqueue($"{fault} {JsonSerializer.Serialize(fault)}");
        }
    }

    private static ActivityListener ListenTo(ConcurrentQueue<string> said)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => said.Enqueue(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(',', activity.TagObjects)} {string.Join(',', activity.Baggage)} {string.Join(',', activity.Events.SelectMany(one => one.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
