namespace Connectors.Contracts;

/// <summary>What sort of exchange rate it is.</summary>
public enum FxKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>The rate of the day.</summary>
    Spot,
    /// <summary>The average of a period.</summary>
    Average,
    /// <summary>The rate of an earlier booking.</summary>
    Historical,
    /// <summary>Agreed in a contract.</summary>
    Contract,
    /// <summary>Given by the ledger, of a sort that it does not tell.</summary>
    Ledger,
}
