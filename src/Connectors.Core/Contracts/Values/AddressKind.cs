namespace Connectors.Contracts;

/// <summary>What an address is used for.</summary>
public enum AddressKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Where bills go.</summary>
    Billing,
    /// <summary>Where goods go.</summary>
    Shipping,
    /// <summary>A place of business.</summary>
    Office,
    /// <summary>Where a person lives.</summary>
    Home,
    /// <summary>None of these.</summary>
    Other,
}
