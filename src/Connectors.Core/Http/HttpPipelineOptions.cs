using Connectors.Limits;

namespace Connectors.Http;

/// <summary>Bounds of the pipeline. Immutable.</summary>
internal sealed record HttpPipelineOptions
{
    /// <summary>Largest accepted body after decompression.</summary>
    public long MaxResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many times larger than on the wire a body may become; counted above <see cref="RatioFloorBytes"/>.</summary>
    public int MaxCompressionRatio { get; init; } = 100;

    /// <summary>Bodies up to this size may be of any ratio: small pages of equal rows compress very well.</summary>
    public long RatioFloorBytes { get; init; } = 1024 * 1024;

    /// <summary>Bound of one attempt: connect, send, read the whole answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    public int MaxRetries { get; init; } = 3;

    /// <summary>First wait between attempts; doubled each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Longest told wait that is sat out inside a call.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Passing faults in a row after which a connection rests.</summary>
    public int BreakerFaults { get; init; } = 10;

    /// <summary>How long it rests before one request may probe.</summary>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(60);

    public bool AllowLoopback { get; init; }

    public BudgetBounds Budgets { get; init; } = BudgetBounds.Default;

    /// <summary>Connections whose clients, breakers and budgets are kept in memory.</summary>
    public int MaxConnections { get; init; } = 20_000;
}
