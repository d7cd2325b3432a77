using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A subquery in the SELECT list: the children of each returned record.</summary>
internal sealed class SoqlChildren(SalesforceChildRelationship relation, SoqlPlan plan, SoqlScope scope)
{
    private ILookup<string?, JsonObject> _byParent = Enumerable.Empty<JsonObject>().ToLookup(_ => (string?)null, StringComparer.Ordinal);

    public string Name => relation.Name;

    public static SoqlChildren Resolve(SoqlQuery query, SalesforceObject parent, SoqlQuery outer, SoqlScope scope)
    {
        var segments = query.From.Segments;
        var rooted = segments.Count == 2
            && (segments[0].Equals(parent.Name, StringComparison.OrdinalIgnoreCase)
                || segments[0].Equals(outer.Alias, StringComparison.OrdinalIgnoreCase));
        var relation = segments.Count == 1 || rooted
            ? parent.Children.FirstOrDefault(child => child.Name.Equals(segments[^1], StringComparison.OrdinalIgnoreCase))
            : null;
        if (relation is null)
            throw SoqlErrors.UnknownChildren(query.Text, query.From.Position, query.From.ToString());
        return new SoqlChildren(relation, new SoqlPlan(query, scope.Object(relation.Child), scope), scope);
    }

    public void Load(IReadOnlyList<JsonObject> parents)
    {
        var ids = parents.Select(row => row["Id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        _byParent = scope.Rows.Rows(relation.Child).Where(row => Parent(row) is { } id && ids.Contains(id)).ToLookup(Parent, StringComparer.Ordinal);
    }

    /// <summary>Null, not an empty result, where there are none.</summary>
    public JsonObject? Render(string parentId)
    {
        var rows = plan.Select(_byParent[parentId]);
        return rows.Count == 0 ? null : new JsonObject
        {
            ["totalSize"] = rows.Count,
            ["done"] = true,
            ["records"] = plan.Shape.Render(rows),
        };
    }

    private string? Parent(JsonObject row) => row[relation.Field]?.GetValue<string>();
}
