using System.Diagnostics;
using System.Text.Json;

namespace Connectors.Sandbox;

/// <summary>A sandbox in a process of its own. It ends when its standard input ends, so that it never outlives whoever started it, however that one dies.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly Process _process;

    private SandboxProcess(Process process, Announcement announcement) =>
        (_process, ControlAddress, Accounts) = (process, announcement.Control, announcement.Accounts);

    /// <summary>Address of the control port.</summary>
    public Uri ControlAddress { get; }

    /// <summary>The accounts and where they answer.</summary>
    public IReadOnlyList<SandboxProcessAccount> Accounts { get; }

    /// <summary>Starts a program that calls <see cref="RunAsync"/> and waits until it serves.</summary>
    /// <param name="fileName">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="options">What it serves.</param>
    /// <param name="ct">Ends the start; the process is stopped then.</param>
    /// <exception cref="InvalidOperationException">The process ended before it served.</exception>
    public static async Task<SandboxProcess> StartAsync(string fileName, IEnumerable<string> arguments, SandboxOptions options, CancellationToken ct = default)
    {
        var start = new ProcessStartInfo(fileName, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"The sandbox process '{fileName}' did not start.");
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(options, Web).AsMemory(), ct);
            await process.StandardInput.FlushAsync(ct);
            var line = await process.StandardOutput.ReadLineAsync(ct)
                ?? throw new InvalidOperationException("The sandbox process ended before it served: its standard error says why.");
            return new(process, JsonSerializer.Deserialize<Announcement>(line, Web)!);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>What the child does: reads its options from the first line of standard input, announces its addresses, serves until standard input ends.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(CancellationToken ct = default)
    {
        var line = await Console.In.ReadLineAsync(ct);
        if (line is null)
        {
            await Console.Error.WriteLineAsync("Expected the sandbox's options as one JSON line on standard input.");
            return 2;
        }

        await using var host = await SandboxHost.StartAsync(JsonSerializer.Deserialize<SandboxOptions>(line, Web)!, ct);
        var accounts = host.Accounts.Select(account => new SandboxProcessAccount(account.Vendor, account.Name, account.Address));
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Announcement(host.ControlAddress, [.. accounts]), Web));
        while (await Console.In.ReadLineAsync(ct) is not null)
        {
        }

        return 0;
    }

    /// <summary>Ends the process; its contents are kept.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private sealed record Announcement(Uri Control, SandboxProcessAccount[] Accounts);
}
