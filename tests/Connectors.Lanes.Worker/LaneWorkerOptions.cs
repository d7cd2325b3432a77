namespace Connectors.Lanes.Worker;

/// <summary>What a worker process is told: <c>--name value</c> each.</summary>
internal sealed record LaneWorkerOptions
{
    /// <summary>PostgreSQL: how to reach it.</summary>
    public string? Database { get; init; }

    /// <summary>SQLite: the file.</summary>
    public string? File { get; init; }

    /// <summary>The vendor's log.</summary>
    public required string Log { get; init; }

    /// <summary>Folder in which the test leaves orders.</summary>
    public required string Orders { get; init; }

    /// <summary>How many lanes at once.</summary>
    public int Loops { get; init; } = 2;

    public int Quantum { get; init; } = 8;

    public int LeaseSeconds { get; init; } = 2;

    /// <summary>How long who got nothing waits before it asks again.</summary>
    public int LookMilliseconds { get; init; } = 100;

    /// <summary>Ends when no work is left.</summary>
    public bool Drains { get; init; }

    /// <summary>The control: effects are committed without the lease that they were worked out under.</summary>
    public bool IsCareless { get; init; }

    /// <summary>The control: a tenant whose lanes are always served first.</summary>
    public string? Favourite { get; init; }

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public static LaneWorkerOptions Parse(string[] arguments)
    {
        var values = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new()
        {
            Database = values.GetValueOrDefault("--database"),
            File = values.GetValueOrDefault("--file"),
            Log = values["--log"],
            Orders = values["--orders"],
            Loops = int.Parse(values.GetValueOrDefault("--loops", "2")),
            Quantum = int.Parse(values.GetValueOrDefault("--quantum", "8")),
            LeaseSeconds = int.Parse(values.GetValueOrDefault("--lease", "2")),
            LookMilliseconds = int.Parse(values.GetValueOrDefault("--look", "100")),
            Drains = bool.Parse(values.GetValueOrDefault("--drains", "false")),
            IsCareless = bool.Parse(values.GetValueOrDefault("--careless", "false")),
            Favourite = values.GetValueOrDefault("--favourite"),
        };
    }

    public string[] ToArguments() =>
    [
        .. Database is null ? Array.Empty<string>() : ["--database", Database],
        .. File is null ? Array.Empty<string>() : ["--file", File],
        "--log", Log, "--orders", Orders, "--loops", $"{Loops}", "--quantum", $"{Quantum}", "--lease", $"{LeaseSeconds}",
        "--look", $"{LookMilliseconds}", "--drains", $"{Drains}", "--careless", $"{IsCareless}",
        .. Favourite is null ? Array.Empty<string>() : ["--favourite", Favourite],
    ];
}
