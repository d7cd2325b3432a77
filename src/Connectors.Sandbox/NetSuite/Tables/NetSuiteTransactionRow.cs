using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A line of a transaction as SuiteQL sees it; the main line (number 0) has no item.</summary>
internal sealed record NetSuiteTransactionRow(NetSuiteObject Type, JsonObject Transaction, JsonObject? Line, int Sequence);
