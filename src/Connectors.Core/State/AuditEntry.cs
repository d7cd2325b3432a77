using Connectors.Contracts;

namespace Connectors.State;

/// <summary>Who did what to which record. Holds no payload: hashes only.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who or which flow.</param>
/// <param name="Action">What was done, such as <c>invoice.create</c>.</param>
/// <param name="Target">Which record, as vendor key.</param>
/// <param name="ContentHash">Hash of what was written; null when nothing was.</param>
/// <param name="Reason">Why, such as a run id.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Target, string? ContentHash, string Reason);
