using System.Text.Json;

namespace Connectors.Sandbox.Tests;

/// <summary>This assembly as a program: a sandbox in a process of its own, or a parent that has started one.</summary>
internal static class ChildProgram
{
    public const string Sandbox = "sandbox";
    public const string Parent = "parent";

    public static string[] Arguments(string role) => [typeof(ChildProgram).Assembly.Location, role];

    public static async Task<int> Main(string[] arguments) => arguments switch
    {
        [Sandbox] => await SandboxProcess.RunAsync(),
        [Parent] => await ParentAsync(),
        _ => 1,
    };

    /// <summary>Starts a sandbox, says where it is, and waits to be killed.</summary>
    private static async Task<int> ParentAsync()
    {
        var options = JsonSerializer.Deserialize<SandboxOptions>(await Console.In.ReadLineAsync() ?? "", JsonSerializerOptions.Web)!;
        await using var sandbox = await SandboxProcess.StartAsync("dotnet", Arguments(Sandbox), options);
        await Console.Out.WriteLineAsync(sandbox.Accounts[0].Address.AbsoluteUri);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
