namespace Connectors.Contracts;

/// <summary>A unit of the tenant's organisation: company, department, cost center, team.</summary>
[Contract(BusinessArea.Parties, ContractClass.Master)]
public sealed record OrgUnit : AuditedRecord, IEntity
{
    static string IEntity.Name => "orgUnit";

    static string IEntity.Schema => "1.0";

    /// <summary>What to call it.</summary>
    [TextLength(255)]
    public required string Name { get; init; }

    /// <summary>The number that people quote, where it differs from the code.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Short code that ledgers and reports use.</summary>
    [TextLength(60)]
    public string? Code { get; init; }

    /// <summary>What sort of unit it is.</summary>
    public required Coded<OrgUnitKind> Kind { get; init; }

    /// <summary>The unit above it; null at the top.</summary>
    public Ref<OrgUnit>? Parent { get; init; }

    /// <summary>ISO 4217 code of the currency that it keeps its books in.</summary>
    [TextLength(3)]
    public string? Currency { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of its seat.</summary>
    [TextLength(2)]
    public string? Country { get; init; }

    /// <summary>Whether it may be used; null when not told.</summary>
    public bool? Active { get; init; }

    /// <summary>When it exists; null when not told.</summary>
    public DateRange? Effective { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(OrgUnit? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
