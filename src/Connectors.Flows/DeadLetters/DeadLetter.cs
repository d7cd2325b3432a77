using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>A record that cannot go on without a person. Holds what is needed to repair and replay it. Immutable.</summary>
/// <param name="Flow">Which flow.</param>
/// <param name="Stage"><c>read</c>, <c>prepare</c>, <c>late-change</c>, <c>late-write</c>, <c>merge</c>,
/// <c>sweep</c>, or the id of the step.</param>
/// <param name="Record">Which record: flow, connection, object, id; the run's key where a run was started.</param>
/// <param name="RunId">The run; null when none was started.</param>
/// <param name="OwnerRole">Who has to act; never empty.</param>
/// <param name="FirstSeen">When it was parked first, UTC.</param>
/// <param name="DueAt">When it should be repaired, UTC: by the kind of its faults.</param>
/// <param name="CauseGroup">Letters with the same cause have the same text: rules, paths and vendor codes, no values.</param>
/// <param name="Faults">All reasons.</param>
/// <param name="Payload">The record as it was read, or the run as it stood; JSON null once the letter is closed.</param>
public sealed record DeadLetter(
    string Flow, string Stage, string Record, Guid? RunId, string OwnerRole, DateTimeOffset FirstSeen, DateTimeOffset DueAt, string CauseGroup,
    ImmutableArray<Fault> Faults, JsonElement Payload)
{
    /// <summary>Sixteen hex digits: the same for the same record and stage.</summary>
    [JsonIgnore]
    public string Id => LetterTexts.Id(Record, Stage);

    /// <summary>The contract of the record, such as <c>opportunity</c>.</summary>
    /// <value>Null in letters of older packages.</value>
    public string? Entity { get; init; }

    /// <summary>The record at its source; null when it has no id, or when a run was collected from several.</summary>
    public VendorReference? Key { get; init; }

    /// <summary>How often it was parked, at least 1.</summary>
    public int Attempts { get => Math.Max(1, field); init; } = 1;

    /// <summary>When it was parked last, UTC.</summary>
    public DateTimeOffset LastSeen { get => field == default ? FirstSeen : field; init; }

    /// <summary>How far people are with it.</summary>
    public LetterState State { get; init; }

    /// <summary>What people decided, oldest first; the last fifty.</summary>
    public ImmutableArray<LetterDecision> Decisions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What stands still by itself: the records of its run and what is not made of them. What waits beyond it, for a reference to these, is
    /// told by <see cref="DeadLetters.MeasureAsync"/>.</summary>
    public Blocked Blocked { get => field ?? Blocked.Nothing; init; } = Blocked.Nothing;

    /// <summary>Keys of records that its run would have brought over, beside those that started it.</summary>
    public ImmutableArray<VendorReference> Brings { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Hash of the payload: stays when the letter is closed.</summary>
    public string? PayloadHash { get; init; }

    /// <summary>When it was closed, UTC; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How its work is done again.</summary>
    [JsonIgnore]
    public ReplayPolicy ReplayPolicy => Stage switch
    {
        DeadLetters.LateChangeStage or DeadLetters.LateWriteStage or DeadLetters.MergeStage or DeadLetters.SweepStage => ReplayPolicy.None,
        DeadLetters.ReadStage => Source is null ? ReplayPolicy.None : ReplayPolicy.Reread,
        _ => ReplayPolicy.Resume,
    };

    /// <summary>Where a record of reading is: connection and id; null when it has no id.</summary>
    [JsonIgnore]
    internal (string Connection, string Id)? Source => Key is { } key ? (key.Connection, key.Value)
        // Letters of older packages tell it by their text only.
        : Record.Split('/', 4) is [_, var connection, _, var id] && !id.StartsWith('#') ? (connection, id) : null;

    internal DeadLetter Decided(LetterState state, LetterDecision decision) => this with
    {
        State = state,
        Decisions = [.. Decisions.TakeLast(49), decision],
    };
}
