using Connectors.Adapters;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Salesforce;

/// <summary>Which optional columns an org turned out not to have, so that it is asked once and not for each page.</summary>
internal sealed class MissingColumns(IOptions<SalesforceOptions> options)
{
    private readonly ConnectionMemory<ImmutableHashSet<string>> _missing = new();

    /// <summary>The columns without those that the org is known to lack.</summary>
    public ImmutableArray<string> Without(Connection connection, string type, ImmutableArray<string> columns) =>
        _missing.TryRecall(connection, out var missing) ? columns.RemoveAll(column => missing.Contains($"{type}/{column}")) : columns;

    /// <summary>Learns from a refusal.</summary>
    /// <returns>True when the refused column is an optional one of the query, which can be sent again without it.</returns>
    public bool Learn(Connection connection, string type, ImmutableArray<string> columns, ImmutableArray<Fault> refusal)
    {
        var refused = refusal.FirstOrDefault(fault => fault is { VendorCode: "INVALID_FIELD", Path: not null })?.Path![1..];
        var column = columns.FirstOrDefault(candidate => IsNamed(candidate, refused) && IsOptional(candidate));
        if (column is null)
            return false;

        _missing.Change(connection, ImmutableHashSet<string>.Empty, missing => missing.Add($"{type}/{column}"));
        return true;
    }

    // Salesforce names the column alone, also when it was selected through a relationship.
    private static bool IsNamed(string column, string? refused) =>
        string.Equals(LastSegment(column), refused, StringComparison.OrdinalIgnoreCase);

    private static string LastSegment(string column) => column[(column.LastIndexOf('.') + 1)..];

    private bool IsOptional(string column) => options.Value.OptionalColumns.Contains(LastSegment(column), StringComparer.OrdinalIgnoreCase);
}
