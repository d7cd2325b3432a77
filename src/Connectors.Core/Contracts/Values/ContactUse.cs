namespace Connectors.Contracts;

/// <summary>What an e-mail address or telephone number is used for.</summary>
public enum ContactUse
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>At work.</summary>
    Work,
    /// <summary>A mobile telephone.</summary>
    Mobile,
    /// <summary>At home.</summary>
    Home,
    /// <summary>For bills.</summary>
    Billing,
    /// <summary>For support.</summary>
    Support,
    /// <summary>A fax machine.</summary>
    Fax,
    /// <summary>None of these.</summary>
    Other,
}
