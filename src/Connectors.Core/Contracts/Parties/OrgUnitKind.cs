namespace Connectors.Contracts;

/// <summary>What sort of unit of the organisation it is.</summary>
public enum OrgUnitKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>A legal entity inside a group.</summary>
    Subsidiary,
    /// <summary>A legal entity.</summary>
    Company,
    /// <summary>A department.</summary>
    Department,
    /// <summary>A free dimension of the ledger.</summary>
    Class,
    /// <summary>A site.</summary>
    Location,
    /// <summary>Where costs are collected.</summary>
    CostCenter,
    /// <summary>A part of the business with its own result.</summary>
    BusinessUnit,
    /// <summary>People of one craft.</summary>
    Practice,
    /// <summary>A part of the world.</summary>
    Region,
    /// <summary>People under one lead.</summary>
    Team,
}
