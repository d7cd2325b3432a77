namespace Connectors.Contracts;

/// <summary>States the data class of a member, or of every member whose type this is. Without it the class is
/// <see cref="DataClass.Business"/>.</summary>
/// <param name="value">The class. A member never has a lower class than its type or than what it stands in.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class DataClassAttribute(DataClass value) : Attribute
{
    /// <summary>The class.</summary>
    public DataClass Value { get; } = value;
}
