namespace QuickStart;

/// <summary>Where one vendor account of the sandbox answers.</summary>
internal sealed record SandboxAddress(string Vendor, string Name, Uri Address);
