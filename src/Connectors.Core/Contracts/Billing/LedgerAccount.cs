namespace Connectors.Contracts;

/// <summary>An account of the ledger or the bank, by reference only. Named here so that references can point to it; its members come with a
/// later version.</summary>
public sealed class LedgerAccount : IEntity
{
    private LedgerAccount()
    {
    }

    /// <summary><c>account</c>.</summary>
    public static string Name => "account";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
