using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>The key of a record in one account of one vendor (the contracts' XKey). Compared by all members, ordinal.</summary>
/// <param name="System">Vendor, such as <c>kantata</c>.</param>
/// <param name="Connection">Name of the tenant's connection.</param>
/// <param name="Object">The vendor's resource, such as <c>users</c>.</param>
/// <param name="Value">The key as the vendor writes it; never empty.</param>
/// <param name="Kind">What sort of key it is.</param>
[JsonConverter(typeof(VendorReferenceConverter))]
public sealed record VendorReference(string System, string Connection, string Object, string Value, KeyKind Kind = KeyKind.Primary)
{
    /// <summary>A text that is unique among references of one tenant: the members joined by the unit separator.</summary>
    public string ToIndexKey() => string.Join('\u001f', System, Connection, Object, Kind.ToString(), Value);

    /// <summary>Of the key alone, which tells most references apart: pages hash tens of thousands.</summary>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
}
