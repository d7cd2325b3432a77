namespace Connectors.Hosting;

/// <summary>One line of an adapter's table of contents.</summary>
internal sealed record ObjectRegistration(string Name, string? Entity, Uri Documentation, Type Type);
