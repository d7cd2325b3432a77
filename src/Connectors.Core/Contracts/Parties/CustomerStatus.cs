namespace Connectors.Contracts;

/// <summary>Whether business with a customer goes on.</summary>
public enum CustomerStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>No business yet.</summary>
    Prospect,
    /// <summary>Business goes on.</summary>
    Active,
    /// <summary>Stopped for now.</summary>
    OnHold,
    /// <summary>No business any more.</summary>
    Inactive,
    /// <summary>Ended for good.</summary>
    Closed,
}
