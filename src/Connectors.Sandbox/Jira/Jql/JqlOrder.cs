namespace Connectors.Sandbox;

/// <param name="Field">Name of the field.</param>
/// <param name="IsDescending">Direction.</param>
internal sealed record JqlOrder(string Field, bool IsDescending);
