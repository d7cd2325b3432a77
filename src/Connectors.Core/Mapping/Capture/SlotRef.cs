namespace Connectors.Mapping;

/// <summary>A path, bound: which scope, which record in it, which slot. Made at compile time, shared by all runs.</summary>
/// <param name="Text">The path as written in the document.</param>
/// <param name="Pointer">JSON Pointer inside its scope; for a related record the relation's name comes first.</param>
/// <param name="Up">How many scopes to go out first.</param>
/// <param name="Relation">Index of the related record; -1 for the scope's own record.</param>
/// <param name="Index">Index of the slot; -1 is never filled.</param>
internal sealed record SlotRef(string Text, string Pointer, int Up, int Relation, int Index)
{
    public static SlotRef None { get; } = new("", "", 0, -1, -1);
}
