using System.Collections.Immutable;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>What a place is read as: the kind of a rule, or <c>text</c>, <c>currency</c>, <c>minor</c>, <c>id</c>, <c>condition</c>.</summary>
internal sealed record VendorUse(string As, DocumentNode Rule)
{
    /// <summary>The places of a list's element.</summary>
    public ImmutableArray<VendorPlace> Inner { get; init; } = [];
}
