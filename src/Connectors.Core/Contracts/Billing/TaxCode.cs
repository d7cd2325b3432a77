namespace Connectors.Contracts;

/// <summary>A tax with its rate. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class TaxCode : IEntity
{
    private TaxCode()
    {
    }

    /// <summary><c>taxCode</c>.</summary>
    public static string Name => "taxCode";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
