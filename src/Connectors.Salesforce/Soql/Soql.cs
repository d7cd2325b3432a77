using System.Text;

namespace Connectors.Salesforce;

/// <summary>A query, and the only way to make one: names are checked, values are typed, no text is spliced in.</summary>
internal sealed record Soql
{
    /// <summary>Columns, each once: Salesforce refuses a field that is selected twice.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Columns of child rows by their relationship, such as <c>OpportunityLineItems</c>.</summary>
    public ImmutableArray<SoqlChildren> Children { get; init; } = [];

    public required string From { get; init; }

    public SoqlCondition? Where { get; init; }

    public ImmutableArray<string> OrderBy { get; init; } = [];

    public int? Limit { get; init; }

    /// <summary>The query text.</summary>
    /// <exception cref="ArgumentException">A name is none, or there is no column.</exception>
    public override string ToString()
    {
        var columns = Columns.Select(SoqlName.Checked).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (columns.Length == 0)
            throw new ArgumentException("A query needs at least one column.", nameof(Columns));

        var text = new StringBuilder("SELECT ").AppendJoin(',', columns);
        foreach (var children in Children)
        {
            text.Append(",(SELECT ").AppendJoin(',', children.Columns.Select(SoqlName.Checked))
                .Append(" FROM ").Append(SoqlName.Checked(children.Relationship)).Append(')');
        }

        text.Append(" FROM ").Append(SoqlName.Checked(From));
        if (Where is not null)
            text.Append(" WHERE ").Append(Where);
        if (!OrderBy.IsEmpty)
            text.Append(" ORDER BY ").AppendJoin(',', OrderBy.Select(SoqlName.Checked));
        if (Limit is { } limit)
            text.Append(" LIMIT ").Append(limit);
        return text.ToString();
    }
}
