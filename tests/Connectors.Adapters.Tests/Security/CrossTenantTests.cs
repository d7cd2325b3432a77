using System.Text;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Security;

/// <summary>A tenant's credential never reaches another tenant's account, however the tenants run.</summary>
public sealed class CrossTenantTests
{
    [Test]
    public async Task Parallel_tenants_send_only_their_own_credentials()
    {
        await using var two = await TwoTenants.StartAsync();
        var told = new List<string>();
        await using var house = two.Open();
        var reports = await Task.WhenAll(TwoTenants.RunAsync(house, told, TwoTenants.Names));
        Assert.Multiple(() =>
        {
            Assert.That(told, Is.Empty);
            Assert.That(reports[0].SelectMany(report => report.Faults), Is.Empty);
            Assert.That(reports[0].GroupBy(report => report.Tenant).Select(tenant => tenant.Sum(report => report.Written)), Is.All.GreaterThan(0)
                .And.Exactly(2).Items);
            Assert.That(two.Sandbox.Accounts.Select(account => account.Log.Entries.Count), Is.All.GreaterThan(2), "each account was called");
            Assert.That(Refused(two), Is.Empty, "an account refuses every token that is not its own");
            Assert.That(Strangers(two), Is.Empty);
            Assert.That(two.Wire.Issued.GroupBy(line => line.Token).Where(token => token.Select(line => line.Port).Distinct().Count() > 1),
                Is.Empty, "tokens differ");
            Assert.That(two.Wire.Sent, Has.Count.GreaterThan(20));
        });
    }

    [Test]
    public async Task Parallel_tenants_read_only_what_lies_in_their_own_accounts()
    {
        await using var two = await TwoTenants.StartAsync();
        await using var house = two.Open();
        await Task.WhenAll(TwoTenants.Names.Select(tenant => DirectWrites.RunAsync(house, tenant, [])));
        var read = await Task.WhenAll(TwoTenants.Names.Select(tenant => ReadAsync(house, tenant)));
        Assert.Multiple(() =>
        {
            foreach (var (tenant, other, texts) in new[] { ("acme", "globex", read[0]), ("globex", "acme", read[1]) })
            {
                Assert.That(texts.Where(text => text.Contains($"issue-of-{tenant}", StringComparison.Ordinal)), Is.Not.Empty);
                Assert.That(texts.Where(text => text.Contains($"Project-of-{tenant}", StringComparison.Ordinal)), Is.Not.Empty);
                Assert.That(texts.Where(text => text.Contains($"-of-{other}", StringComparison.Ordinal)), Is.Empty);
            }
        });
    }

    [TestCase("psa", "Token")]
    [TestCase("work", "Password")]
    [TestCase("hris", "RefreshToken")]
    public async Task The_proof_sees_a_credential_that_is_not_the_tenants_own(string connection, string field)
    {
        await using var two = await TwoTenants.StartAsync();
        two.Settings[$"Credentials:acme:{connection}:{field}"] = connection switch
        {
            "psa" => TwoTenants.KantataToken("globex"),
            "work" => TwoTenants.ApiToken("globex"),
            _ => TwoTenants.RefreshToken("globex", "workday"),
        };
        await using var house = two.Open();
        await TwoTenants.RunAsync(house, [], TwoTenants.Names);
        Assert.Multiple(() =>
        {
            Assert.That(Refused(two), Is.Not.Empty);
            Assert.That(Strangers(two), Is.Not.Empty);
        });
    }

    private static async Task<List<string>> ReadAsync(IServiceProvider house, string name)
    {
        var tenant = await house.GetRequiredService<ITenants>().OpenAsync(new(name));
        var texts = new List<string>();
        foreach (var (connection, entity) in new[] { ("work", "task"), ("work", "timeEntry"), ("work", "project"), ("work", "resource"),
            ("hris", "worker"), ("hris", "project"), ("hris", "orgUnit"), ("hris", "rate") })
        {
            await foreach (var page in house.GetRequiredService<IEntityReader>()
                .ReadAsync(house.GetRequiredService<IConnections>().Open(tenant, connection), entity))
            {
                texts.AddRange(page.Records.Select(record => Encoding.UTF8.GetString(record.Source.Json.Span)));
            }
        }

        return texts;
    }

    /// <summary>Workday refuses a password by a fault with status 500, a refresh token by 400.</summary>
    private static IEnumerable<string> Refused(TwoTenants two) =>
        two.Sandbox.Accounts.SelectMany(account => account.Log.Entries
            .Where(entry => entry.Status is 401 or 403 || (account.Vendor == "workday" && entry.Status >= 400))
            .Select(entry => $"{account.Vendor} {account.Name} {entry}"));

    /// <summary>What went to an account that neither issued it nor was set up with it.</summary>
    private static IEnumerable<string> Strangers(TwoTenants two)
    {
        var own = two.Wire.Issued.ToHashSet();
        foreach (var (port, secret) in two.Wire.Sent)
        {
            var account = two.Sandbox.Accounts.Single(account => account.Address.Port == port);
            if (!own.Contains((port, secret)) && !IsSetUp(account, secret))
            {
                yield return $"{account.Vendor} {account.Name} got a secret of another";
            }
        }
    }

    /// <summary>An assertion names its certificate in its header; the account checked its signature with the tenant's public key.</summary>
    private static bool IsSetUp(SandboxAccount account, string secret) => account.Vendor switch
    {
        "kantata" => secret == account.Options.AccessToken,
        "salesforce" => secret == account.Options.ClientSecret,
        "jira" => secret == account.Options.AccessToken || secret == account.Options.ClientSecret
            || secret == account.Options.Settings["refreshToken"],
        "workday" => secret == account.Options.Password || secret == account.Options.ClientSecret
            || secret == account.Options.Settings["refreshToken"],
        _ => secret.Split('.') is [var header, _, _]
            && Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(header))
                .Contains(account.Options.CertificateId!, StringComparison.Ordinal),
    };
}
