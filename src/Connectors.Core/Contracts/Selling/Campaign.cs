namespace Connectors.Contracts;

/// <summary>A marketing campaign. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class Campaign : IEntity
{
    private Campaign()
    {
    }

    /// <summary><c>campaign</c>.</summary>
    public static string Name => "campaign";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
