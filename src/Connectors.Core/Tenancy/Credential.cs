namespace Connectors.Tenancy;

/// <summary>What opens a vendor account. Its text form never shows anything but its type.</summary>
public abstract record Credential
{
    /// <summary>The type's name and <c>(redacted)</c>.</summary>
    public sealed override string ToString() => $"{GetType().Name} (redacted)";
}
