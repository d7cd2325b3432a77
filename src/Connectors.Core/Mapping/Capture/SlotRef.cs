namespace Connectors.Mapping;

/// <summary>A path, bound: which scope, which record in it, which slot. Made at compile
/// time, shared by all runs. Two are equal when they name the same slot.</summary>
/// <param name="Text">The path as written in the document.</param>
/// <param name="Up">How many scopes to go out first.</param>
/// <param name="Relation">Index of the related record; -1 for the scope's own record.</param>
/// <param name="Index">Index of the slot; -1 is never filled.</param>
internal sealed record SlotRef(string Text, int Up, int Relation, int Index)
{
    private string? _pointer;

    /// <summary>The slot when it is of the scope's own record; -1 otherwise.</summary>
    public int Own { get; } = Up == 0 && Relation < 0 ? Index : -1;

    public static SlotRef None { get; } = new("", 0, -1, -1);

    /// <summary>JSON Pointer inside its scope; for a related record the relation's name comes first. Made when it is first asked for.</summary>
    public string Pointer => _pointer ??= PathText.Parse(Text, out _)?.Pointer ?? "";

    public bool Equals(SlotRef? other) => other is not null && (Up, Relation, Index) == (other.Up, other.Relation, other.Index);

    public override int GetHashCode() => (Index * 31 + Relation) * 31 + Up;
}
