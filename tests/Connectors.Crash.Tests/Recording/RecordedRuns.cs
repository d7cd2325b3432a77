using System.Security.Cryptography;
using Connectors.Flows;
using Connectors.Sandbox;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>Many executions against one sandbox, recorded: both tenants side by side, all flows, several times over what is there by then, with other
/// contents and other faults for each seed.</summary>
internal static class RecordedRuns
{
    public const int PerSandbox = 48;

    /// <param name="seed">Decides contents, faults and clocks.</param>
    /// <param name="more">More options.</param>
    /// <param name="faults">Whether the vendors have trouble.</param>
    /// <param name="execute">Executes all flows for a tenant; by hand unless told.</param>
    public static async Task<List<(RecordingName Name, byte[] File)>> MakeAsync(
        int seed, Action<RecordingOptions>? more = null, bool faults = true, Func<IServiceProvider, string, Task>? execute = null)
    {
        var random = new Random(seed);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new QuickStartOptions(new("unused.db"), seed, random.Next(3, 9), random.Next(4, 25), Json: true, Sandbox: null);
        var setup = TenantSetup.Sandbox(options, key);
        setup.ContentsDirectory = null;
        await using var sandbox = await SandboxHost.StartAsync(setup);
        var kept = new KeptRecordings();
        await using var host = RecordedHouse.Recording(sandbox, key, record =>
        {
            record.Sink = kept;
            more?.Invoke(record);
        }, seed);
        for (var pass = 0; pass < PerSandbox / TenantSetup.Tenants.Length / RecordedHouse.Flows.Length; pass++)
        {
            foreach (var account in sandbox.Accounts)
            {
                account.Faults.Clear();
                account.Clock.Advance(TimeSpan.FromDays(random.Next(0, 20)));
                if (faults)
                {
                    account.Faults.AddRandom(random.Next(), random.Next(0, 4) * 0.05, Faults(random));
                }
            }

            await Task.WhenAll(TenantSetup.Tenants.Select(tenant => (execute ?? RecordedHouse.ExecuteAsync)(host, tenant)));
        }

        return [.. kept.All];
    }

    /// <summary>Told waits, trouble of the vendor, cut bodies, lost answers of what was done, pages in place of data.</summary>
    private static FaultAction[] Faults(Random random) =>
    [
        new FaultAction.Status(429) { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = $"{random.Next(1, 5)}" } },
        new FaultAction.Status(503), new FaultAction.Status(500, "{}"), new FaultAction.Truncate(random.Next(0, 400)), new FaultAction.DropBefore(),
        new FaultAction.CommitThenDrop(), new FaultAction.Garbage(),
    ];
}
