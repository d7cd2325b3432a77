namespace Connectors.Sandbox;

/// <param name="Text">As it came.</param>
/// <param name="Where">Null when the query restricts nothing.</param>
/// <param name="Orders">At most seven.</param>
internal sealed record JqlQuery(string Text, JqlClause? Where, IReadOnlyList<JqlOrder> Orders);
