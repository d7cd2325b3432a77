namespace Connectors.Contracts;

/// <summary>Names the contracts that a <c>Ref&lt;AnyEntity&gt;</c> may point to.</summary>
/// <param name="entities">Names of contracts, such as <c>timeEntry</c>; at least two.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(params string[] entities) : Attribute
{
    /// <summary>The names, in order of preference.</summary>
    public IReadOnlyList<string> Entities { get; } = entities;
}
