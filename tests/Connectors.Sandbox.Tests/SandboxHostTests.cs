using System.Net;

namespace Connectors.Sandbox.Tests;

public sealed class SandboxHostTests
{
    [Test]
    public void Everything_that_is_wrong_with_the_options_is_said_at_once()
    {
        var options = new SandboxOptions
        {
            Accounts =
            [
                new() { Vendor = "unheard", Name = "acme" },
                new() { Vendor = "kantata", Name = "../acme", TimeEntries = -1 },
                new() { Vendor = "kantata", Name = "globex", RecordedPages = "no-such-folder" },
                new() { Vendor = "kantata", Name = "globex" },
            ],
        };

        var wrong = Assert.ThrowsAsync<ArgumentException>(() => SandboxHost.StartAsync(options))!;

        string[] expected = ["Accounts[0].Vendor", "Accounts[1].Name", "Accounts[1]: Deals and TimeEntries", "Accounts[2].RecordedPages", "kantata 'globex' is there 2 times"];
        Assert.That(expected.Where(part => !wrong.Message.Contains(part, StringComparison.Ordinal)), Is.Empty, wrong.Message);
    }

    [Test]
    public async Task Every_account_has_a_port_contents_and_a_clock_of_its_own()
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions
        {
            Accounts =
            [
                new() { Vendor = "kantata", Name = "acme", AccessToken = "a" },
                new() { Vendor = "kantata", Name = "globex", AccessToken = "b" },
                new() { Vendor = "salesforce", Name = "acme" },
            ],
        });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "a");

        using var own = await http.GetAsync(new Uri(host["kantata", "acme"].Address, "api/v1/users"));
        using var foreign = await http.GetAsync(new Uri(host["kantata", "globex"].Address, "api/v1/users"));
        host["kantata", "acme"].Clock.Tick();

        Assert.Multiple(() =>
        {
            Assert.That(host.Accounts.Select(account => account.Address.Port).Append(host.ControlAddress.Port), Is.Unique);
            Assert.That((own.StatusCode, foreign.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
            Assert.That(host["kantata", "acme"].Clock.Now - host["kantata", "globex"].Clock.Now, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(() => host["netsuite", "acme"], Throws.TypeOf<KeyNotFoundException>());
        });
    }

    [Test]
    public async Task A_fixed_port_is_kept()
    {
        int port;
        await using (var first = await SandboxRun.KantataAsync())
        {
            port = first.Account.Address.Port;
        }

        await using var second = await SandboxRun.KantataAsync(options => options.Accounts[0].Port = port);
        Assert.That(second.Account.Address.Port, Is.EqualTo(port));
    }
}
