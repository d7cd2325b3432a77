using System.Collections.Immutable;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>The same mapping on both sides, for all tenants whose layers make it the same.</summary>
/// <param name="Name">Name of the mapping.</param>
/// <param name="Before">The one side; null when it has none of that name.</param>
/// <param name="After">The other side; null when it has none.</param>
/// <param name="Tenants">Whose it is, as <c>/northstar/acme</c>; <c>/</c> stands for all without overlays.</param>
/// <param name="Edited">Members of the document that say something else, such as <c>fields.duration</c>.</param>
/// <param name="IsSame">Whether documents and layers are the same texts, so that no record can show a difference.</param>
internal sealed record MappingPair(
    string Name, CompiledMapping? Before, CompiledMapping? After, ImmutableArray<string> Tenants, ImmutableArray<string> Edited, bool IsSame)
{
    public string? System => (After ?? Before)!.System;

    public string? Object => (After ?? Before)!.Object;

    public bool IsDerivation => (After ?? Before)!.IsDerivation;
}
