namespace Connectors.Contracts;

/// <summary>When the revenue of a contract line is recognised. Named here so that references can point to it; its members come with a later
/// version.</summary>
public sealed class RevenueSchedule : IEntity
{
    private RevenueSchedule()
    {
    }

    /// <summary><c>revenueSchedule</c>.</summary>
    public static string Name => "revenueSchedule";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
