namespace Connectors.Contracts;

/// <summary>Something that is sold: a service, a subscription, an expense. Named here so that references can point to it; its members come with
/// a later version.</summary>
public sealed class Product : IEntity
{
    private Product()
    {
    }

    /// <summary><c>product</c>.</summary>
    public static string Name => "product";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
