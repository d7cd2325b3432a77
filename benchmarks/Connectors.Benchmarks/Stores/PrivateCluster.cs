using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Connectors.Benchmarks;

/// <summary>A PostgreSQL of our own in a temporary folder, on loopback alone, that syncs every commit to the disk as one in use does.</summary>
internal sealed class PrivateCluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-bench-").FullName;
    private readonly string _binaries;
    private readonly int _port = FreePort();

    private PrivateCluster(string binaries)
    {
        _binaries = binaries;
        if (Environment.UserName == "root")
            Run("chown", "postgres", _folder);
        RunAsOwner(Tool("initdb"), "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        RunAsOwner(Tool("pg_ctl"), "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-s", "-t", "60", "-o",
            $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories= -c fsync=on -c synchronous_commit=on -c max_connections=60 "
                + "-c shared_buffers=512MB -c max_wal_size=4GB", "start");
    }

    /// <summary>How to reach its one database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=postgres";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts one.</summary>
    /// <returns>Null where there is no PostgreSQL.</returns>
    public static PrivateCluster? Start() => FindBinaries() is { } binaries ? new(binaries) : null;

    public void Dispose()
    {
        RunAsOwner(Tool("pg_ctl"), "-D", Data, "-w", "-s", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string Tool(string name) => Path.Combine(_binaries, name);

    private void RunAsOwner(params string[] command)
    {
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", .. command]);
        else
            Run(command[0], command[1..]);
    }

    private void Run(string program, params string[] arguments)
    {
        // The server must not inherit a pipe of ours: reading it would last as long as the server runs.
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = _folder,
            ArgumentList = { "-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", Path.Combine(_folder, "out"), program },
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {File.ReadAllText(Path.Combine(_folder, "out"))}");
    }

    private static string? FindBinaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
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
