namespace Connectors.Sandbox.Tests;

public sealed class WorkdayWorkerTests
{
    [Test]
    public async Task The_seed_has_active_workers_and_the_others_on_request()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var active = await lab.WorkersAsync();
        Assert.That((int)active.Status, Is.EqualTo(200), active.Text);
        TestContext.Out.WriteLine(active.Text);
        Assert.That(active.WorkerIds, Is.EqualTo((string[])
            ["21001", "21002", "21003", "21004", "21005", "21006", "21007", "21008", "21009", "21010", "21011", "31001"]));
        var all = await lab.WorkersAsync("<wd:Exclude_Inactive_Workers>false</wd:Exclude_Inactive_Workers>");
        Assert.That(all.WorkerIds.Except(active.WorkerIds), Is.EqualTo((string[])["21012", "21013", "21014"]));
        TestContext.Out.WriteLine(all.Worker("21013"));
        TestContext.Out.WriteLine(all.Worker("21014"));
    }
}
