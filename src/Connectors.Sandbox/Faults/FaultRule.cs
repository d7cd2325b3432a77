namespace Connectors.Sandbox;

/// <summary>When something goes wrong.</summary>
/// <param name="Action">What goes wrong.</param>
public sealed record FaultRule(FaultAction Action)
{
    /// <summary>Only this HTTP method; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Only paths that contain this text; null for all.</summary>
    public string? PathContains { get; init; }

    /// <summary>How many matching requests pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How many matching requests are hit then.</summary>
    public int Times { get; init; } = 1;
}
