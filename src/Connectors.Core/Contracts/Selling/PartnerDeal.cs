namespace Connectors.Contracts;

/// <summary>A deal that a partner registered. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class PartnerDeal : IEntity
{
    private PartnerDeal()
    {
    }

    /// <summary><c>partnerDeal</c>.</summary>
    public static string Name => "partnerDeal";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
