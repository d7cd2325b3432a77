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

    /// <summary>Stage of its dead letter; null when it has none.</summary>
    public string? LetterStage { get; init; }

    /// <summary>Key of an older run of the same record that must end first, because it had begun to write; null when there is none.</summary>
    public string? After { get; init; }

    /// <summary>Whether it is still to be carried on by itself.</summary>
    internal bool IsOpen => State is RunState.Ready or RunState.Waiting or RunState.Incomplete;
}
