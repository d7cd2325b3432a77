namespace Connectors.Contracts;

/// <summary>How careful to be with a member: decides what is masked in faults, explanations and logs, and what an erase request empties.</summary>
public enum DataClass
{
    /// <summary>Of the tenant's business, about no person: the default.</summary>
    Business = 0,
    /// <summary>Known to everyone anyway.</summary>
    Public,
    /// <summary>About a person: identity and contact.</summary>
    Personal,
    /// <summary>About a person and apt to harm: pay, tax numbers.</summary>
    Sensitive,
}
