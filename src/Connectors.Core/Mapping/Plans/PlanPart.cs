namespace Connectors.Mapping;

/// <summary>What one field of a document became in a plan.</summary>
/// <param name="Entry">The field.</param>
/// <param name="Node">Its rule in the plan's direction.</param>
/// <param name="Leaves">The values that it gives; empty when it has nothing to do in that direction.</param>
/// <param name="Needs">What it needs of the source.</param>
internal sealed record PlanPart(FieldEntry Entry, DocumentNode Node, ImmutableArray<WriteLeaf> Leaves, ImmutableArray<FieldNeed> Needs)
{
    private RuleTies? _ties;

    /// <summary>Whether the plan of another document may take it over.</summary>
    /// <param name="entry">The field there.</param>
    /// <param name="node">Its rule there.</param>
    /// <param name="changed">The value tables that are others there.</param>
    public bool Fits(FieldEntry entry, DocumentNode node, IReadOnlyList<string> changed)
    {
        if (!ReferenceEquals(Node, node) || Entry.Class != entry.Class)
            return false;
        var ties = _ties ??= RuleTies.Of(Node);
        return !ties.FollowsFields && (changed.Count == 0 || !ties.Tables.Any(changed.Contains));
    }

    /// <summary>Whether it gives its values where another one does.</summary>
    public bool StandsAs(PlanPart other)
    {
        if (Leaves.Length != other.Leaves.Length || Leaves.Length > 1)
            return false;
        return Leaves.IsEmpty || Leaves[0].Path.Pointer == other.Leaves[0].Path.Pointer;
    }
}
