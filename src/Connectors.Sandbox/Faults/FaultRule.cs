namespace Connectors.Sandbox;

/// <summary>When something goes wrong.</summary>
/// <param name="Action">What goes wrong.</param>
public sealed record FaultRule(FaultAction Action)
{
    /// <summary>Only this HTTP method; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Only requests whose path with query contains this text, case matters; null for all.</summary>
    public string? PathContains { get; init; }

    /// <summary>How many matching requests pass first.</summary>
    /// <value>0.</value>
    public int Skip { get; init; }

    /// <summary>How many matching requests are hit then.</summary>
    /// <value>1.</value>
    public int Times { get; init; } = 1;
}
