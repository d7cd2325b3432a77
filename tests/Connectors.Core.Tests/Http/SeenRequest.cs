namespace Connectors.Http;

/// <summary>A request as it reached the stub.</summary>
internal sealed record SeenRequest(string Method, Uri Address, string? Authorization, string Body);
