namespace Connectors.Sandbox;

/// <summary>All vendors.</summary>
internal static class VendorSandboxes
{
    public static IReadOnlyList<IVendorSandbox> All { get; } =
        [new SalesforceSandbox(), new NetSuiteSandbox(), new KantataSandbox(), new WorkdaySandbox(), new JiraSandbox()];

    public static IVendorSandbox For(string vendor) =>
        All.FirstOrDefault(candidate => string.Equals(candidate.Vendor, vendor, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            $"There is no sandbox for '{vendor}'. There is one for: {string.Join(", ", All.Select(known => known.Vendor))}.", nameof(vendor));
}
