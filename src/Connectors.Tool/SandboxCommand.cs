using System.CommandLine;
using Connectors.Sandbox;

namespace Connectors.Tool;

/// <summary><c>connectors sandbox</c>: the vendors over HTTP, until the process is stopped.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var vendor = new Option<string[]>("--vendor")
        {
            Description = "salesforce, netsuite, kantata, workday or jira; repeatable.", DefaultValueFactory = _ => ["kantata"],
        };
        var contents = new Option<string?>("--contents") { Description = "Folder that keeps the contents; without it they live in memory." };
        var recorded = new Option<string?>("--recorded") { Description = "Folder of recorded pages to seed from." };
        var seed = new Option<int>("--seed") { Description = "Seed of the contents.", DefaultValueFactory = _ => 42 };
        var certificate = new Option<string?>("--certificate") { Description = "Id of the certificate that client assertions name (NetSuite)." };
        var publicKey = new Option<string?>("--public-key") { Description = "PEM file of the key that checks client assertions (NetSuite)." };
        var setting = new Option<string[]>("--setting") { Description = "NAME=VALUE or VENDOR.NAME=VALUE of the sandbox, repeatable.",
            DefaultValueFactory = _ => [] };
        var command = new Command("sandbox", "Serves vendor sandboxes on loopback and prints their addresses.")
        {
            vendor, contents, recorded, seed, certificate, publicKey, setting,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(vendor)!,
            new SandboxOptions { Seed = parsed.GetValue(seed), ContentsDirectory = parsed.GetValue(contents) },
            new SandboxAccountValues(
                parsed.GetValue(recorded), parsed.GetValue(certificate), parsed.GetValue(publicKey), parsed.GetValue(setting)!),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] vendors, SandboxOptions options, SandboxAccountValues values, CancellationToken ct)
    {
        if (values.Fault() is { } wrong)
        {
            return await WrongAsync(wrong);
        }

        foreach (var vendor in vendors)
        {
            options.Accounts.Add(values.Account(vendor));
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
