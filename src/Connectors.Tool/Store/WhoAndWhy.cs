namespace Connectors.Tool;

/// <summary>What goes into the audit with a decision.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record WhoAndWhy(string Actor, string Reason);
