namespace Connectors.Contracts;

/// <summary>What sort of business a deal is.</summary>
public enum OpportunityType
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>A new customer.</summary>
    New,
    /// <summary>More with a customer.</summary>
    Existing,
    /// <summary>Prolongs a contract.</summary>
    Renewal,
    /// <summary>Changes a running project.</summary>
    ChangeOrder,
    /// <summary>None of these.</summary>
    Other,
}
