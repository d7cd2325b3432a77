using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Connectors.Sandbox;

/// <summary>A sandbox in a process of its own. It ends when its standard input ends, so that it never outlives whoever started it, however that one
/// dies.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly Process _process;

    private SandboxProcess(Process process, Announcement announcement) =>
        (_process, ControlAddress, Accounts) = (process, announcement.Control, announcement.Accounts);

    /// <summary>Address of the control port.</summary>
    public Uri ControlAddress { get; }

    /// <summary>The accounts and where they answer.</summary>
    public IReadOnlyList<SandboxProcessAccount> Accounts { get; }

    internal int ProcessId => _process.Id;

    /// <summary>Starts a program that calls <see cref="RunAsync"/> and waits until it serves, two minutes at most.</summary>
    /// <param name="fileName">The program.</param>
    /// <param name="arguments">Its arguments. Options never stand there: they hold secrets and go through standard input.</param>
    /// <param name="options">What it serves.</param>
    /// <param name="ct">Ends the start; the process is stopped then.</param>
    /// <exception cref="InvalidOperationException">The process ended before it served; its standard error says why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or it did not serve in time. The process is stopped.</exception>
    public static async Task<SandboxProcess> StartAsync(string fileName, IEnumerable<string> arguments, SandboxOptions options,
        CancellationToken ct = default)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"The sandbox process '{fileName}' did not start.");
        using var late = new CancellationTokenSource(StartPatience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            var line = await TellAsync(process, options, either.Token) ? await process.StandardOutput.ReadLineAsync(either.Token) : null;
            return line is not null
                ? new(process, JsonSerializer.Deserialize<Announcement>(line, Web)!)
                : throw new InvalidOperationException("The sandbox process ended before it served: its standard error says why.");
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>What the child does: reads its options from the first line of standard input, announces its addresses in one line on standard
    /// output, serves until standard input ends.</summary>
    /// <returns>The exit code: 0, or 2 when it cannot start; standard error says why.</returns>
    public static async Task<int> RunAsync(CancellationToken ct = default)
    {
        SandboxHost host;
        try
        {
            var options = JsonSerializer.Deserialize<SandboxOptions>(await Console.In.ReadLineAsync(ct) ?? "", Web)!;
            host = await SandboxHost.StartAsync(options, ct);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(wrong is JsonException
                ? "Expected the sandbox's options as one JSON line on standard input."
                : wrong.Message);
            return 2;
        }

        // Ctrl+C reaches parent and child: the parent may still need the child, and ends it by closing its standard input.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        await using (host)
        {
            var accounts = host.Accounts.Select(account => new SandboxProcessAccount(account.Vendor, account.Name, account.Address));
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Announcement(host.ControlAddress, [.. accounts]), Web));
            await Console.Out.FlushAsync(ct);
            while (await Console.In.ReadLineAsync(ct) is not null)
            {
            }
        }

        return 0;
    }

    /// <summary>Ends the process; its contents are kept. One that does not end in time is stopped: what it answered is durable anyway.</summary>
    public async ValueTask DisposeAsync()
    {
        using var late = new CancellationTokenSource(EndPatience, TimeProvider.System);
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(late.Token);
        }
        catch (Exception stuck) when (stuck is OperationCanceledException or IOException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <returns>False when the process is gone already.</returns>
    private static async Task<bool> TellAsync(Process process, SandboxOptions options, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(options, Web).AsMemory(), ct);
            await process.StandardInput.FlushAsync(ct);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed record Announcement(Uri Control, SandboxProcessAccount[] Accounts);
}
