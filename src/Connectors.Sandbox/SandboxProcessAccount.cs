namespace Connectors.Sandbox;

/// <summary>An account that another process serves.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Name">Name of the account.</param>
/// <param name="Address">Base address.</param>
public sealed record SandboxProcessAccount(string Vendor, string Name, Uri Address);
