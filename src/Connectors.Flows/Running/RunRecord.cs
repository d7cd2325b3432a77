using System.Text.Json;

namespace Connectors.Flows;

/// <summary>A run as it is stored: everything needed to go on after a kill.</summary>
/// <param name="Id">Id of the run, carried into the audit.</param>
/// <param name="Flow">Name of the flow.</param>
/// <param name="FlowVersion">Version that the run began with.</param>
/// <param name="Key">The run key.</param>
/// <param name="Sources">The records that started it, as envelopes.</param>
public sealed record RunRecord(Guid Id, string Flow, string FlowVersion, string Key, ImmutableArray<JsonElement> Sources)
{
    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>How often it was put off.</summary>
    public int Attempts { get; init; }

    /// <summary>Ids of the steps that are done, in order.</summary>
    public ImmutableArray<string> DoneSteps { get; init; } = [];
}
