namespace Connectors.Http;

/// <summary>What a vendor call is made for, known to all calls of an asynchronous flow of control without being passed through adapters.
/// Immutable.</summary>
/// <param name="Flow">Name of the flow.</param>
/// <param name="CorrelationId">Id of the run: one id in traces, logs, audit, dead letters and, where a vendor has a place for it, in its records.
/// Null while changes are read.</param>
public sealed record CallOrigin(string Flow, string? CorrelationId)
{
    /// <summary>Whether somebody waits for what the call is made for: such calls come before others where a connection's budget makes calls
    /// wait, three of four.</summary>
    public bool IsUrgent { get; init; }

    private static readonly AsyncLocal<CallOrigin?> Ambient = new();

    /// <summary>The origin of calls made from here on; what an asynchronous method sets ends with it.</summary>
    /// <value>Null outside flows.</value>
    public static CallOrigin? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }
}
