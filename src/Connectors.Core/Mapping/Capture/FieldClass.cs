namespace Connectors.Mapping;

/// <summary>How carefully the value of a field is shown in faults and explanations. One byte, since tenants have thousands of rules.</summary>
internal enum FieldClass : byte
{
    /// <summary>Never shown.</summary>
    Sensitive = 0,
    /// <summary>Personal data: never shown.</summary>
    Personal,
    /// <summary>Shown, cut to 40 characters.</summary>
    Business,
    /// <summary>Shown.</summary>
    Public,
}
