using System.Diagnostics;
using System.Text;
using Connectors.Faults;
using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>A process of its own that uses a state file: this assembly, run as a program.</summary>
internal static class StoreProcess
{
    private static readonly TenantId Acme = new("acme");

    public static StateKey Key(int number) => new(Acme, "entry", $"{number:000000}");

    public static LaneKey Lane { get; } = new(Acme, "work/0");

    /// <summary>An entry and work, which stand or fall together.</summary>
    public static StateChange[] Changes(int number, int bytes = 100) =>
    [
        new StateChange.Put(new(Key(number), "", Encoding.UTF8.GetBytes($"\"{new string('x', bytes)}\""))),
        new StateChange.Enqueue(new(Lane, $"k{number}", "run", Encoding.UTF8.GetBytes($"{number}"))),
    ];

    /// <summary>How to start this as a program.</summary>
    public static string[] CommandLine(params string[] arguments) => ["dotnet", "exec", typeof(StoreProcess).Assembly.Location, .. arguments];

    public static Process Start(params string[] commandLine) =>
        Process.Start(new ProcessStartInfo(commandLine[0], commandLine[1..]) { RedirectStandardOutput = true })!;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments[0] is "share" or "alone")
        {
            await Limits.SendingProcess.RunAsync(arguments[1], isSharing: arguments[0] == "share");
        }

        using var store = new SqliteStateStore(arguments[1]);
        await (arguments[0] switch
        {
            "write" => WriteAsync(store),
            "fill" => FillAsync(store, arguments[2]),
            _ => OnceAsync(store),
        });
        return 0;
    }

    /// <summary>Commits for ever from where the file ends; each number is said when it is acknowledged.</summary>
    private static async Task WriteAsync(SqliteStateStore store)
    {
        for (var number = (int)(await store.MeasureAsync()).Depth; ; number++)
        {
            await store.CommitAsync(Changes(number));
            Console.WriteLine(number);
        }
    }

    /// <summary>Commits once and says how it went.</summary>
    private static async Task OnceAsync(SqliteStateStore store) =>
        Console.WriteLine(await RefusalAsync(store, [new StateChange.Set(new(Key(0), "", "1"u8.ToArray()))]) ?? "stored");

    /// <summary>Commits until the disk is full, makes space, goes on; then counts.</summary>
    private static async Task FillAsync(SqliteStateStore store, string ballast)
    {
        var number = 0;
        string? refusal;
        while ((refusal = await RefusalAsync(store, Changes(number, 8_000))) is null)
        {
            number++;
        }

        Console.WriteLine(refusal);
        Console.WriteLine(await RefusalAsync(store, Changes(number, 8_000)) is null ? "space" : "still full");
        File.Delete(ballast);
        Console.WriteLine(await RefusalAsync(store, Changes(number, 8_000)) ?? "resumed");
        var found = await store.FindAsync([.. Enumerable.Range(0, number + 2).Select(Key)]);
        Console.WriteLine($"{number + 1} acknowledged, {found.Count} entries, {(await store.MeasureAsync()).Depth} items");
    }

    private static async Task<string?> RefusalAsync(SqliteStateStore store, StateChange[] changes)
    {
        try
        {
            await store.CommitAsync(changes);
            return null;
        }
        catch (ConnectorException refused)
        {
            return $"{refused.Fault.Kind}: {refused.Fault.Message}";
        }
    }
}
