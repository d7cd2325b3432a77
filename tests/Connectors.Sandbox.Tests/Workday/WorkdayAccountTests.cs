using System.Xml.Linq;

namespace Connectors.Sandbox.Tests;

public sealed class WorkdayAccountTests
{
    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_tenants_differ_in_their_ids()
    {
        await using var one = await WorkdayLab.StartAsync();
        await using var two = await WorkdayLab.StartAsync();
        Assert.That((await one.WorkersAsync()).Text, Is.EqualTo((await two.WorkersAsync()).Text));
        Assert.That(WorkdayWid.Made("acme", "worker", "x"), Is.Not.EqualTo(WorkdayWid.Made("other", "worker", "x")));
    }

    [Test]
    public async Task Contents_and_rotated_tokens_survive_a_restart()
    {
        using var folder = new TemporaryFolder();
        string next;
        await using (var host = await SandboxHost.StartAsync(Options(folder)))
        {
            var tokens = WorkdayState.Of(host.Accounts[0]).Tokens;
            next = tokens.Refresh("first-refresh").Next!;
            host.Accounts[0].Store.Flush();
        }
        await using var again = await SandboxHost.StartAsync(Options(folder));
        var state = WorkdayState.Of(again.Accounts[0]);
        Assert.That(state.Workers.All().Count(), Is.EqualTo(15));
        Assert.That((state.Tokens.Refresh("first-refresh").Known, state.Tokens.Refresh(next).Known), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_wrong_setting_is_named()
    {
        Assert.That(async () => await WorkdayLab.StartAsync(("faultDetail", "some")), Throws.ArgumentException.With.Message.Contains("'faultDetail' is 'some'"));
        Assert.That(async () => await WorkdayLab.StartAsync(("offset", "west")), Throws.ArgumentException.With.Message.Contains("'offset'"));
    }

    [Test]
    public async Task The_description_has_the_vendors_names_and_the_address_that_was_asked()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.GetAsync("ccx/service/acme/Human_Resources/v45.0?wsdl");
        var wsdl = XElement.Parse(answer.Text);
        Assert.That(wsdl.Attribute("targetNamespace")!.Value, Is.EqualTo("urn:com.workday/bsvc/Human_Resources"));
        XNamespace soap = "http://schemas.xmlsoap.org/wsdl/soap/";
        Assert.That(wsdl.Descendants(soap + "address").Single().Attribute("location")!.Value, Is.EqualTo($"{lab.Account.Address}ccx/service/acme/Human_Resources/v45.0"));
        Assert.That((int)(await lab.GetAsync("ccx/service/acme/Nothing/v45.0?wsdl")).Status, Is.EqualTo(404));
        Assert.That((await lab.GetAsync("ccx/service/acme/Resource_Management/v45.0?wsdl")).Text, Does.Contain("Submit_Project_RequestType"));
    }

    [Test]
    public async Task The_log_tells_operations_of_one_address_apart()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.WorkersAsync();
        Assert.That(lab.Account.Log.Entries[0].Path, Is.EqualTo("/ccx/service/acme/Human_Resources/v45.0#Get_Workers"));
    }

    [Test]
    public void Every_route_is_named_once()
    {
        var routes = new WorkdaySandbox().Routes;
        Assert.That(routes, Is.Unique);
        Assert.That(routes, Does.Contain(new SandboxRoute("GET", "/ccx/api/v1/{tenant}/workers/{id}")));
    }

    private static SandboxOptions Options(TemporaryFolder folder)
    {
        var account = new SandboxAccountOptions { Vendor = "workday", Name = "acme" };
        account.Settings["refreshToken"] = "first-refresh";
        account.Settings["refreshTokenRotation"] = "true";
        return new() { ContentsDirectory = folder.Path, Accounts = [account] };
    }
}
