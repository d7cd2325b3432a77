namespace Connectors.Sandbox;

/// <param name="Child">Name of the child object.</param>
/// <param name="Field">Its reference to the parent.</param>
/// <param name="Name">The word a subquery uses after FROM.</param>
/// <param name="Cascades">Deleting the parent deletes the children.</param>
internal sealed record SalesforceChildRelationship(string Child, string Field, string Name, bool Cascades);
