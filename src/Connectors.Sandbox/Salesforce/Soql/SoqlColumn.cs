using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A resolved name: the references to follow, then the field to read.</summary>
internal sealed class SoqlColumn(IReadOnlyList<SalesforceField> hops, SalesforceField leaf, ISoqlRows rows)
{
    public const int MaxParents = 5;

    public IReadOnlyList<SalesforceField> Hops => hops;

    public SalesforceField Field => leaf;

    /// <summary>In canonical case: <c>Account.Owner.Email</c>.</summary>
    public string Name => string.Join('.', hops.Select(hop => hop.RelationshipName).Append(leaf.Name));

    /// <summary>Null when the field or a parent on the way is null.</summary>
    public JsonNode? Read(JsonObject row)
    {
        var at = row;
        foreach (var hop in hops)
        {
            if (at[hop.Name]?.GetValue<string>() is not { } id || rows.Find(hop.ReferenceTo!, id) is not { } parent)
                return null;
            at = parent;
        }

        return at[leaf.Name];
    }

    public static SoqlColumn Resolve(SoqlPath path, SalesforceObject root, SoqlQuery query, SoqlScope scope)
    {
        var segments = path.Segments;
        // "Account.Name FROM Account" and "a.Name FROM Account a" name the root itself.
        var skip = segments.Count > 1 && IsRoot(segments[0], root, query) ? 1 : 0;
        var hops = new List<SalesforceField>();
        var at = root;
        foreach (var segment in segments.Skip(skip).SkipLast(1))
        {
            if (!at.TryRelationship(segment, out var hop) || !scope.Schema.TryObject(hop.ReferenceTo!, out var parent))
                throw SoqlErrors.UnknownParent(query.Text, path.Position, segment);
            hops.Add(hop);
            at = parent;
        }

        if (hops.Count > MaxParents)
            throw SoqlErrors.Malformed("a field path may not go up more than 5 levels: " + path);
        return at.TryField(segments[^1], out var field)
            ? new SoqlColumn(hops, field, scope.Rows)
            : throw SoqlErrors.UnknownColumn(query.Text, path.Position, segments[^1], at.Name);
    }

    private static bool IsRoot(string segment, SalesforceObject root, SoqlQuery query) =>
        segment.Equals(query.Alias, StringComparison.OrdinalIgnoreCase)
        || (segment.Equals(root.Name, StringComparison.OrdinalIgnoreCase) && !root.TryRelationship(segment, out _));
}
