namespace Connectors.Contracts;

/// <summary>Who laid the money out.</summary>
public enum PaidBy
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>The worker, who gets it back.</summary>
    Employee,
    /// <summary>A card of the company.</summary>
    CompanyCard,
    /// <summary>The company, to the merchant.</summary>
    Direct,
}
