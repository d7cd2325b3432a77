namespace Connectors.Flows;

/// <summary>How far an execution has come.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Flow">Which flow.</param>
/// <param name="Stage"><c>reading</c> or <c>running</c>.</param>
/// <param name="Done">Records read or runs handled.</param>
/// <param name="Of">How many in all; null while unknown.</param>
public sealed record FlowProgress(string Tenant, string Flow, string Stage, int Done, int? Of);
