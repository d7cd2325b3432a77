using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Connectors.Flows.Tests.Stores;

/// <summary>A PostgreSQL of its own in a temporary folder, reachable on loopback alone. Can be killed and started again.</summary>
internal sealed class PrivateCluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-pg-").FullName;
    private readonly string _binaries;
    private readonly string _settings;
    private readonly int _port = FreePort();
    private int _databases;

    private PrivateCluster(string binaries, string[] settings)
    {
        _binaries = binaries;
        _settings = string.Concat(settings.Select(setting => $" -c {setting}"));
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", _folder);
        }

        RunAsOwner(Tool("initdb"), "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes one and starts it.</summary>
    /// <param name="settings">Of the server, as <c>name=value</c>.</param>
    /// <returns>Null where there is no PostgreSQL.</returns>
    public static PrivateCluster? TryStart(params string[] settings) => FindBinaries() is { } binaries ? new(binaries, settings) : null;

    /// <summary>Makes an empty database.</summary>
    /// <returns>How to reach it.</returns>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(To("postgres", ";Pooling=false"));
        connection.Open();
        using var create = new NpgsqlCommand($"create database {name}", connection);
        create.ExecuteNonQuery();
        return To(name, "");
    }

    public void Start() => RunAsOwner(Tool("pg_ctl"), "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-s", "-t", "60", "-o",
        $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories={_settings}", "start");

    /// <summary>As if the power went: no commit that was under way is finished, no connection is closed.</summary>
    public void StopImmediately() => RunAsOwner(Tool("pg_ctl"), "-D", Data, "-w", "-s", "-m", "immediate", "stop");

    public void Dispose()
    {
        try
        {
            StopImmediately();
        }
        catch (InvalidOperationException)
        {
            // It is stopped already.
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string To(string database, string more) => $"Host=127.0.0.1;Port={_port};Database={database};Username=postgres{more}";

    private string Tool(string name) => Path.Combine(_binaries, name);

    private void RunAsOwner(params string[] command)
    {
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", .. command]);
        }
        else
        {
            Run(command[0], command[1..]);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        // The server must not inherit a pipe or a lock of ours: it would be held as long as the server runs.
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = _folder,
            ArgumentList = { "-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-", Path.Combine(_folder, "out"), program },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {File.ReadAllText(Path.Combine(_folder, "out"))}");
        }
    }

    private static string? FindBinaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major)
                ? major : 0)
            : Enumerable.Empty<string>();
        return debian.Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
