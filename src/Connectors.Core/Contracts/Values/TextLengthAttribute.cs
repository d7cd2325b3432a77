namespace Connectors.Contracts;

/// <summary>States how long a text member may be. Enforced when a record is checked for a target, not when it is read.</summary>
/// <param name="max">Most UTF-16 units.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextLengthAttribute(int max) : Attribute
{
    /// <summary>Most UTF-16 units.</summary>
    public int Max { get; } = max;
}
