using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A record of an account. Treat the JSON as immutable: save a changed deep clone.</summary>
internal sealed record StoredRecord(string Collection, string Id, JsonObject Json);
