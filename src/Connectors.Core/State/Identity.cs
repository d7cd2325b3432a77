using Connectors.Contracts;

namespace Connectors.State;

/// <summary>All vendor keys of one of our ids.</summary>
/// <param name="Entity">The contract.</param>
/// <param name="Keys">The keys, oldest first.</param>
public sealed record Identity(string Entity, ImmutableArray<VendorReference> Keys)
{
    /// <summary>Those of the keys that their vendor merged into others: nothing is written to them any more.</summary>
    public ImmutableArray<VendorReference> Retired { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The key that it has at a connection: the newest that is not retired; null when there is none.</summary>
    internal VendorReference? At(string system, string connection) =>
        Keys.LastOrDefault(key => CrossReferences.IsAt(key, system, connection) && !Retired.Contains(key));
}
