namespace Connectors.Flows;

/// <summary>A person who answers, as the host knows them: it has to be sure who they are.</summary>
/// <param name="Actor">Name or id, the same each time; upper and lower case count as equal.</param>
/// <param name="Roles">Roles that they have, such as <c>finance</c>.</param>
public sealed record Approver(string Actor, ImmutableArray<string> Roles);
