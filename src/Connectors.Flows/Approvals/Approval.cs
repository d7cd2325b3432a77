using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>A question to people: whether exactly this may be sent. Immutable.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Run">Key of the run.</param>
/// <param name="Flow">Name of the flow.</param>
/// <param name="Step">Id of the step that waits.</param>
/// <param name="Role">Role that those who answer must have.</param>
/// <param name="By">How many different persons must agree.</param>
/// <param name="Hash">Hash of connection, verb, record, key and body: what an answer is given to.</param>
/// <param name="Connection">Where it would be sent.</param>
/// <param name="Verb">How.</param>
/// <param name="Object">The vendor's resource.</param>
/// <param name="Body">The vendor's fields that would be sent.</param>
/// <param name="AskedAt">When it was asked, UTC.</param>
/// <param name="ExpiresAt">Until when it can be answered, UTC.</param>
public sealed record Approval(
    Guid RunId, string Run, string Flow, string Step, string Role, int By, string Hash, string Connection, WriteVerb Verb, string Object,
    JsonElement Body, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>How far it is.</summary>
    public ApprovalState State { get; init; }

    /// <summary>The vendor's id of the record that would be changed; null when one would be made or found by our key.</summary>
    public string? TargetId { get; init; }

    /// <summary>Who started the run, who may not agree; null when a change at the source did.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Who agreed, oldest first.</summary>
    public ImmutableArray<ApprovalVote> Votes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Who refused and why; null while nobody did.</summary>
    public ApprovalVote? Refusal { get; init; }

    /// <summary>Its key in the store.</summary>
    internal string Key => $"{RunId}/{Step}";
}
