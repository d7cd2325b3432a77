namespace Connectors.Contracts;

/// <summary>What sort of key a <see cref="VendorReference"/> holds.</summary>
public enum KeyKind
{
    /// <summary>The vendor's own id.</summary>
    Primary = 0,
    /// <summary>An id of another system, stored at the vendor.</summary>
    External,
    /// <summary>A visible number.</summary>
    Number,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A web address.</summary>
    Url,
    /// <summary>Several values joined.</summary>
    Composite,
}
