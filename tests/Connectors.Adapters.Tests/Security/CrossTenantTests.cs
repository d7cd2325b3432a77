using Connectors.Sandbox;

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
    public async Task The_proof_sees_a_credential_that_is_not_the_tenants_own()
    {
        await using var two = await TwoTenants.StartAsync();
        two.Settings["Credentials:acme:psa:Token"] = TwoTenants.KantataToken("globex");
        await using var house = two.Open();
        await TwoTenants.RunAsync(house, [], TwoTenants.Names);
        Assert.Multiple(() =>
        {
            Assert.That(Refused(two), Is.Not.Empty);
            Assert.That(Strangers(two), Is.Not.Empty);
        });
    }

    private static IEnumerable<string> Refused(TwoTenants two) =>
        two.Sandbox.Accounts.SelectMany(account => account.Log.Entries.Where(entry => entry.Status is 401 or 403)
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
        _ => secret.Split('.') is [var header, _, _]
            && System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(header))
                .Contains(account.Options.CertificateId!, StringComparison.Ordinal),
    };
}
