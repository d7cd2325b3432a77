namespace Connectors.Contracts;

/// <summary>A period of the books. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class AccountingPeriod : IEntity
{
    private AccountingPeriod()
    {
    }

    /// <summary><c>period</c>.</summary>
    public static string Name => "period";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
