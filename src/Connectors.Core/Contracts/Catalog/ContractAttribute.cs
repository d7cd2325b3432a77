namespace Connectors.Contracts;

/// <summary>States where a contract belongs; <see cref="EntityCatalog"/> lists what bears it.</summary>
/// <param name="area">The part of the business.</param>
/// <param name="kind">Master data, transaction and so on.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractAttribute(BusinessArea area, ContractClass kind) : Attribute
{
    /// <summary>The part of the business.</summary>
    public BusinessArea Area { get; } = area;

    /// <summary>Master data, transaction and so on.</summary>
    public ContractClass Class { get; } = kind;
}
