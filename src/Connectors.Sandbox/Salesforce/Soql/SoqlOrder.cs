namespace Connectors.Sandbox;

internal sealed record SoqlOrder(SoqlPath Field, bool Descending, bool NullsLast);
