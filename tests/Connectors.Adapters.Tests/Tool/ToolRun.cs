using System.Diagnostics;
using System.Text;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The command line as a process of its own: what it printed and how it ended.</summary>
internal sealed record ToolRun(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Connectors.Tool.dll");

    public string ErrorText => string.Join('\n', Errors);

    public static async Task<ToolRun> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        string[] all = [Program, .. arguments];
        Array.ForEach(all, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, Lines(await output), Lines(await errors));
    }

    public static Task<ToolRun> MapAsync(string adapter, string vendorObject, string input, params string[] more) =>
        StartAsync(["map", "--adapter", adapter, "--object", vendorObject, "--input", input, .. more]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
