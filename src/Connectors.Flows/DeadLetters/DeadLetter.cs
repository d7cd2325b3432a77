using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>A record that cannot go on without a person. Holds what is needed to repair and replay it.</summary>
/// <param name="Flow">Which flow.</param>
/// <param name="Stage"><c>read</c>, or the id of the step.</param>
/// <param name="Record">Which record: connection, object, id.</param>
/// <param name="RunId">The run; null when none was started.</param>
/// <param name="OwnerRole">Who has to act.</param>
/// <param name="FirstSeen">When it was parked, UTC.</param>
/// <param name="DueAt">When it should be repaired, UTC.</param>
/// <param name="CauseGroup">Letters with the same cause have the same text.</param>
/// <param name="Faults">All reasons.</param>
/// <param name="Payload">The record as it was read, or what would have been written.</param>
public sealed record DeadLetter(
    string Flow, string Stage, string Record, Guid? RunId, string OwnerRole, DateTimeOffset FirstSeen, DateTimeOffset DueAt, string CauseGroup,
    ImmutableArray<Fault> Faults, JsonElement Payload);
