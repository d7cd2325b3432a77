namespace Connectors.Contracts;

/// <summary>Whether a contact is still in use.</summary>
public enum ContactStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>In use.</summary>
    Active,
    /// <summary>Not in use any more.</summary>
    Inactive,
}
