namespace Connectors.Contracts;

/// <summary>Expenses that were handed in together. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class ExpenseReport : IEntity
{
    private ExpenseReport()
    {
    }

    /// <summary><c>expenseReport</c>.</summary>
    public static string Name => "expenseReport";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
