namespace Connectors.Sandbox;

/// <summary>One SELECT, as written; names are not yet resolved against a schema.</summary>
internal sealed record SoqlQuery
{
    /// <summary>The text that positions point into.</summary>
    public required string Text { get; init; }

    /// <summary>Empty for <c>COUNT()</c>.</summary>
    public required IReadOnlyList<SoqlSelection> Selections { get; init; }

    public bool IsCount => Selections.Count == 0;

    public required SoqlPath From { get; init; }

    public string? Alias { get; init; }

    public SoqlCondition? Where { get; init; }

    public IReadOnlyList<SoqlOrder> OrderBy { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }
}
