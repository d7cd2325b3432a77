using System.Net.Http.Json;
using Connectors.Sandbox;

namespace QuickStart;

/// <summary>The sandbox in a process of its own: this program started again with one argument, or one that runs already.</summary>
internal sealed class SandboxChild : IAsyncDisposable
{
    public const string Argument = "sandbox-process";

    private readonly SandboxProcess? _process;

    private SandboxChild(SandboxProcess? process, IReadOnlyList<SandboxAddress> addresses) => (_process, Addresses) = (process, addresses);

    public IReadOnlyList<SandboxAddress> Addresses { get; }

    /// <summary>What the child process does: serve until its standard input ends.</summary>
    public static Task<int> RunAsync() => SandboxProcess.RunAsync();

    public static async Task<SandboxChild> StartAsync(SandboxOptions options, CancellationToken ct)
    {
        var process = await SandboxProcess.StartAsync(Environment.ProcessPath!, Arguments(), options, ct);
        return new(process, [.. process.Accounts.Select(account => new SandboxAddress(account.Vendor, account.Name, account.Address))]);
    }

    public static async Task<SandboxChild> AttachAsync(Uri control, CancellationToken ct)
    {
        using var http = new HttpClient();
        var accounts = await http.GetFromJsonAsync<SandboxAddress[]>(new Uri(control, "accounts"), ct) ?? [];
        return new(null, accounts);
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Under <c>dotnet QuickStart.dll</c> the process is the runtime and needs the path of this program first.</summary>
    private static IEnumerable<string> Arguments()
    {
        var isRuntime = Path.GetFileNameWithoutExtension(Environment.ProcessPath)!.Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isRuntime ? [typeof(SandboxChild).Assembly.Location, Argument] : [Argument];
    }
}
