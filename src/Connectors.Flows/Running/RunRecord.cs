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

    /// <summary>Ids of the steps whose condition failed, in order.</summary>
    public ImmutableArray<string> SkippedSteps { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When the step that it stands at was put off first, UTC; null while it was not.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    /// <summary>Id of the step whose approval it waits for; null when it waits for none.</summary>
    public string? Asks { get; init; }

    /// <summary>What brought the change that started it: <c>event</c>, <c>poll</c>, <c>schedule</c>, <c>gap</c>, <c>sweep</c>, <c>hand</c> or
    /// <c>replay</c>; null in runs of older packages.</summary>
    public string? StartedVia { get; init; }

    /// <summary>Who asked for what started it, or released it; null when it came by itself, or when nobody said.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The mappings in force when its first step was done, as name and version with the hash of its layers.</summary>
    public ImmutableArray<string> Mappings { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether a person let it go on by the mappings of now, in the place of those that it began with; until its next step is
    /// sent.</summary>
    public bool GoesByNewest { get; init; }

    /// <summary>Whether its flow compensates, from its first step on: then giving it up takes back what it wrote.</summary>
    public bool Compensates { get; init; }

    /// <summary>Id of the step at which it turned back; empty when a person gave it up; null while it goes forward.</summary>
    public string? UndoFrom { get; init; }

    /// <summary>Why it turned back.</summary>
    public ImmutableArray<Connectors.Faults.Fault> Cause { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Ids of the steps that are taken back or left on purpose, the last first.</summary>
    public ImmutableArray<string> UndoneSteps { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>W3C <c>traceparent</c> of what started it, so that traces go on where it is carried on; null when nothing was traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How often it was begun, after its lane was given up without a word, and got nowhere.</summary>
    public int Begun { get; init; }

    /// <summary>Whether it is still to be carried on by itself.</summary>
    internal bool IsOpen => State is RunState.Ready or RunState.Waiting or RunState.Incomplete or RunState.Undoing;
}
