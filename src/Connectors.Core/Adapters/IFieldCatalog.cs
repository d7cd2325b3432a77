namespace Connectors.Adapters;

/// <summary>Lists the fields of an object as this account has them.</summary>
public interface IFieldCatalog
{
    /// <summary>The fields, in the vendor's order.</summary>
    ValueTask<ImmutableArray<FieldDefinition>> DescribeAsync(Connection connection, CancellationToken ct = default);
}
