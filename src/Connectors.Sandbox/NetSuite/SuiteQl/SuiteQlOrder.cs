namespace Connectors.Sandbox;

internal sealed record SuiteQlOrder(SuiteQlExpression Key, bool Descending);
