using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>What one field of a document became in a plan.</summary>
/// <param name="Node">Its rule in the document.</param>
/// <param name="Class">Its class.</param>
/// <param name="Leaves">The values that it gives; empty when it has nothing to do in the plan's direction.</param>
/// <param name="Needs">What it needs of the source.</param>
internal sealed record PlanPart(DocumentNode Node, FieldClass Class, ImmutableArray<WriteLeaf> Leaves, ImmutableArray<FieldNeed> Needs)
{
    /// <summary>Whether the plan of another document may take it over.</summary>
    /// <param name="node">The rule there.</param>
    /// <param name="fieldClass">The class there.</param>
    /// <param name="changed">The value tables that are others there.</param>
    public bool Fits(DocumentNode node, FieldClass fieldClass, IReadOnlyList<string> changed) =>
        ReferenceEquals(Node, node) && Class == fieldClass && !HangsOn(Node, changed);

    /// <summary>Whether it gives its values where another one does.</summary>
    public bool StandsAs(PlanPart other)
    {
        if (Leaves.Length != other.Leaves.Length || Leaves.Length > 1)
            return false;
        return Leaves.IsEmpty || Leaves[0].Path.Pointer == other.Leaves[0].Path.Pointer;
    }

    /// <summary>Whether a rule hangs on one of these tables, or on another field.</summary>
    private static bool HangsOn(DocumentNode rule, IReadOnlyList<string> tables)
    {
        foreach (var (name, value) in rule.Members)
        {
            if (name == "on" || name == "values" && value.Kind == JsonValueKind.String && tables.Contains(value.Text) || HangsOn(value, tables))
                return true;
        }
        foreach (var item in rule.Items)
        {
            if (HangsOn(item, tables))
                return true;
        }
        return false;
    }
}
