using System.CommandLine;
using Connectors.Sandbox;

namespace Connectors.Tool;

/// <summary><c>connectors sandbox</c>: the vendors over HTTP, until the process is stopped.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var vendor = new Option<string[]>("--vendor") { Description = "Vendors to serve, repeatable.", DefaultValueFactory = _ => ["kantata"] };
        var contents = new Option<string?>("--contents") { Description = "Folder that keeps the contents; without it they live in memory." };
        var recorded = new Option<string?>("--recorded") { Description = "Folder of recorded pages to seed from." };
        var seed = new Option<int>("--seed") { Description = "Seed of the contents.", DefaultValueFactory = _ => 42 };
        var command = new Command("sandbox", "Serves vendor sandboxes on loopback and prints their addresses.") { vendor, contents, recorded, seed };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(vendor)!, parsed.GetValue(contents), parsed.GetValue(recorded), parsed.GetValue(seed), ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] vendors, string? contents, string? recorded, int seed, CancellationToken ct)
    {
        var options = new SandboxOptions { Seed = seed, ContentsDirectory = contents };
        foreach (var vendor in vendors)
        {
            options.Accounts.Add(new()
            {
                Vendor = vendor,
                Name = "demo",
                AccessToken = "sandbox-token",
                RecordedPages = recorded,
            });
        }

        if (recorded is not null && !Directory.Exists(recorded))
        {
            return await WrongAsync($"--recorded: there is no folder '{recorded}'.");
        }

        SandboxHost started;
        try
        {
            started = await SandboxHost.StartAsync(options, ct);
        }
        catch (Exception refused) when (refused is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return await WrongAsync(refused.Message);
        }

        await using var host = started;
        foreach (var account in host.Accounts)
        {
            await Console.Out.WriteLineAsync($"{account.Vendor} {account.Name} {account.Address}");
        }

        await Console.Out.WriteLineAsync($"control {host.ControlAddress}");
        var stopped = new TaskCompletionSource();
        await using var registration = ct.Register(() => stopped.TrySetResult());
        await stopped.Task;
        return ExitCodes.Done;
    }

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
