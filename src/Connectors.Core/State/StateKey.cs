using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Address of a state entry. The tenant is part of it: there is no look-up without one.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Set">Kind of entry, such as <c>checkpoint</c>.</param>
/// <param name="Key">Key inside the set: up to 400 characters, compared ordinal. Any but U+0000 and halves of characters, as in all texts
/// that are stored.</param>
public readonly record struct StateKey(TenantId Tenant, string Set, string Key)
{
    /// <summary>Of the key, which tells most entries apart, and what is known of the set without reading it: pages hash tens of thousands.</summary>
    public override int GetHashCode() => (Key?.GetHashCode(StringComparison.Ordinal) ?? 0) + (Set?.Length ?? 0);
}
