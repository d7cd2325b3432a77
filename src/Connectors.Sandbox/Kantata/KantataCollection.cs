namespace Connectors.Sandbox;

/// <summary>What the vendor's page says of one resource.</summary>
/// <param name="Name">Collection, such as <c>time_entries</c>.</param>
/// <param name="Singular">Wrapper of a write, such as <c>time_entry</c>.</param>
/// <param name="Subject">Name in external references, such as <c>TimeEntry</c>.</param>
/// <param name="DefaultOrder">Field and direction of an index without <c>order</c>.</param>
internal sealed record KantataCollection(string Name, string Singular, string Subject, string DefaultOrder)
{
    /// <summary>Includes by name; the id member is hidden without the include when its name begins with <c>@</c>.</summary>
    public IReadOnlyDictionary<string, KantataInclude> Includes { get; init; } = new Dictionary<string, KantataInclude>(StringComparer.Ordinal);

    /// <summary>Fields that an index may be ordered by.</summary>
    public IReadOnlyList<string> Orders { get; init; } = ["created_at", "updated_at"];
}
