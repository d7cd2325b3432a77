using System.Diagnostics;
using System.Text.Json.Nodes;
using Connectors.Crash.Worker;

namespace Connectors.Crash.Tests;

/// <summary>The worker as a real process.</summary>
internal static class WorkerProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Its report; null when it ended itself at the moment of its kill point.</returns>
    public static async Task<JsonObject?> RunAsync(KillScene scene, KillPoint? kill, string? without)
    {
        string[] arguments =
        [
            typeof(KillPoint).Assembly.Location, "--state", scene.State, "--sandbox", scene.Sandbox.ControlAddress.AbsoluteUri, "--key", scene.KeyFile,
            "--flow", scene.Flow, .. kill is null ? Array.Empty<string>() : ["--kill", kill.ToString()], .. without is null ? Array.Empty<string>() : ["--without", without],
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        // 128 + 9: ended by SIGKILL.
        return process.ExitCode switch
        {
            0 => (JsonObject)JsonNode.Parse(await output)!,
            137 when kill is not null => null,
            var code => throw new InvalidOperationException($"The worker ended with {code} at {kill}: {await errors}"),
        };
    }
}
