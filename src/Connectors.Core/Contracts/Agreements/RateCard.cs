namespace Connectors.Contracts;

/// <summary>A list of rates, effective from a date. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class RateCard : IEntity
{
    private RateCard()
    {
    }

    /// <summary><c>rateCard</c>.</summary>
    public static string Name => "rateCard";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
