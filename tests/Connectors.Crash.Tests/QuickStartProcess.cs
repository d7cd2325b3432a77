using System.Diagnostics;
using System.Text.Json.Nodes;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>The QuickStart as a real process, attached to a sandbox that outlives it.</summary>
internal sealed class QuickStartProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private QuickStartProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <param name="state">The state file.</param>
    /// <param name="sandbox">A sandbox that runs already; null lets the QuickStart start its own, as a user's first run does.</param>
    /// <param name="more">More arguments.</param>
    public static QuickStartProcess Start(string state, Uri? sandbox, params string[] more)
    {
        var program = typeof(QuickStartOptions).Assembly.Location;
        string[] attach = sandbox is null ? [] : ["--sandbox", sandbox.AbsoluteUri];
        var start = new ProcessStartInfo("dotnet", [program, "--state", state, "--json", .. attach, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>SIGKILL: nothing of ours runs any more.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended just before.
        }
    }

    /// <summary>Waits for the end. The result is null when the process was killed before it could print one.</summary>
    public async Task<(int Code, JsonObject? Result, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync();
        var text = await _output;
        return (_process.ExitCode, text.Length == 0 ? null : (JsonObject)JsonNode.Parse(text)!, await _errors);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
