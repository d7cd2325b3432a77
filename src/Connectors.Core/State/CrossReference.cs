using System.Text.Json.Serialization;
using Connectors.Contracts;

namespace Connectors.State;

/// <summary>Which of our ids a vendor's key stands for.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Entity">The contract.</param>
public sealed record CrossReference(Guid Id, string Entity)
{
    /// <summary>The key that its vendor merged it into; null while it stands for itself.</summary>
    public VendorReference? MergedInto { get; init; }

    /// <summary>Our id, typed.</summary>
    [JsonIgnore]
    public CanonicalId CanonicalId => new(Id);
}
