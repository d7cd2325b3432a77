namespace Connectors.Jira;

/// <summary>A query, and the only way to make one: names are checked, values are typed, no text is spliced in. Always bounded, because it cannot be
/// made without a condition.</summary>
/// <param name="Where">What is asked for.</param>
internal sealed record Jql(JqlCondition Where)
{
    /// <summary>Fields to sort by, upwards, 7 at most.</summary>
    public ImmutableArray<string> OrderBy { get; init; } = [];

    /// <summary>The query text.</summary>
    public override string ToString() => OrderBy.IsEmpty
        ? Where.ToString()
        : $"{Where} ORDER BY {string.Join(", ", OrderBy.Select(field => JqlName.Checked(field) + " ASC"))}";
}
