namespace Connectors.Contracts;

/// <summary>A sort of expense. Named here so that references can point to it; its members come with a later version.</summary>
public sealed class ExpenseCategory : IEntity
{
    private ExpenseCategory()
    {
    }

    /// <summary><c>expenseCategory</c>.</summary>
    public static string Name => "expenseCategory";

    /// <inheritdoc/>
    public static string Schema => "1.0";
}
