namespace Connectors.Sandbox;

/// <summary>The query is refused; the route answers 400 INVALID_PARAMETER with this reason behind the vendor's fixed words.</summary>
internal sealed class SuiteQlException(string reason) : Exception(reason);
