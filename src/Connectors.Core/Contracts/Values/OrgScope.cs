namespace Connectors.Contracts;

/// <summary>Where in the tenant's organisation a record belongs. Every part is null when the source has no such notion. Immutable,
/// thread-safe.</summary>
public sealed record OrgScope
{
    /// <summary>The legal entity.</summary>
    public Ref<OrgUnit>? Subsidiary { get; init; }

    /// <summary>The department.</summary>
    public Ref<OrgUnit>? Department { get; init; }

    /// <summary>The class, a free dimension of the ledger.</summary>
    public Ref<OrgUnit>? Class { get; init; }

    /// <summary>The site.</summary>
    public Ref<OrgUnit>? Location { get; init; }

    /// <summary>The cost center.</summary>
    public Ref<OrgUnit>? CostCenter { get; init; }

    /// <summary>The business unit.</summary>
    public Ref<OrgUnit>? BusinessUnit { get; init; }
}
