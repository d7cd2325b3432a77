namespace Connectors.Sandbox;

/// <summary>A route that a vendor's sandbox serves.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path with <c>{placeholders}</c>, without host and version prefix.</param>
public sealed record SandboxRoute(string Method, string Template);
