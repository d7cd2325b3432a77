using Connectors.Contracts;

namespace Connectors.State;

/// <summary>Two records of one connection for what is one thing elsewhere.</summary>
/// <param name="Merged">The one that stood for what was merged.</param>
/// <param name="Kept">The one that stands for what remains.</param>
public sealed record KeyDouble(VendorReference Merged, VendorReference Kept);
