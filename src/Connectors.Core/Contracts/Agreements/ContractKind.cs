namespace Connectors.Contracts;

/// <summary>What sort of contract it is.</summary>
public enum ContractKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Master agreement over others.</summary>
    Msa,
    /// <summary>Statement of work.</summary>
    Sow,
    /// <summary>Changes another contract.</summary>
    ChangeOrder,
    /// <summary>Support.</summary>
    Support,
    /// <summary>Subscription.</summary>
    Subscription,
    /// <summary>Retainer.</summary>
    Retainer,
}
