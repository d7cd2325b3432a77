using System.Text.Json;

namespace Connectors.Flows;

/// <summary>A record that waits to be collected into a run.</summary>
/// <param name="Group">Records with the same group come together.</param>
/// <param name="Record">The record as envelope.</param>
public sealed record InboxRecord(string Group, JsonElement Record);
