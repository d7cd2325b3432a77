using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>A place of a vendor's record and all that look at it.</summary>
internal sealed record VendorPlace(PathText Path, List<VendorUse> Uses);
