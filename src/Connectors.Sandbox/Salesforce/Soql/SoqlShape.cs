using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What each returned record holds: fields, parents as nested records, children as nested results, in the order of the SELECT
/// list.</summary>
internal sealed class SoqlShape(SalesforceObject root, SoqlScope scope)
{
    private readonly List<(string Name, object Item)> _items = [];
    private readonly Dictionary<string, SoqlShape> _parents = new(StringComparer.Ordinal);

    public static SoqlShape Build(SoqlQuery query, SalesforceObject root, SoqlScope scope)
    {
        var shape = new SoqlShape(root, scope);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selection in query.Selections)
        {
            switch (selection)
            {
                case SoqlSelection.Field field:
                    var column = SoqlColumn.Resolve(field.Path, root, query, scope);
                    if (!seen.Add(column.Name))
                        throw SoqlErrors.Malformed("duplicate field selected: " + column.Name);
                    shape.Add(column, 0);
                    break;
                case SoqlSelection.Group group:
                    foreach (var member in root.Fields.Where(member => group.Name == "ALL" || member.IsCustom == (group.Name == "CUSTOM")))
                    {
                        if (!seen.Add(member.Name))
                            throw SoqlErrors.Malformed("duplicate field selected: " + member.Name);
                        shape._items.Add((member.Name, member));
                    }

                    break;
                case SoqlSelection.Children children:
                    var relation = SoqlChildren.Resolve(children.Query, root, query, scope);
                    if (!seen.Add(relation.Name))
                        throw SoqlErrors.Malformed("duplicate field selected: " + relation.Name);
                    shape._items.Add((relation.Name, relation));
                    break;
            }
        }

        return shape;
    }

    /// <summary>Copies of the rows in the shape of the answer. Rows are taken together, so that children are looked up once.</summary>
    public JsonArray Render(IReadOnlyList<JsonObject> rows)
    {
        foreach (var (_, item) in _items)
            (item as SoqlChildren)?.Load(rows);
        return new JsonArray([.. rows.Select(row => (JsonNode)RenderOne(row))]);
    }

    public static JsonObject Attributes(string objectName, string id, string version) => new()
    {
        ["type"] = objectName,
        ["url"] = $"/services/data/{version}/sobjects/{objectName}/{id}",
    };

    private void Add(SoqlColumn column, int depth)
    {
        if (depth == column.Hops.Count)
        {
            _items.Add((column.Field.Name, column.Field));
            return;
        }

        var hop = column.Hops[depth];
        if (!_parents.TryGetValue(hop.RelationshipName!, out var parent))
        {
            _parents[hop.RelationshipName!] = parent = new SoqlShape(scope.Object(hop.ReferenceTo!), scope);
            _items.Add((hop.RelationshipName!, (hop, parent)));
        }

        parent.Add(column, depth + 1);
    }

    private JsonObject RenderOne(JsonObject row)
    {
        var id = row["Id"]!.GetValue<string>();
        var record = new JsonObject { ["attributes"] = Attributes(root.Name, id, scope.Version) };
        foreach (var (name, item) in _items)
        {
            record[name] = item switch
            {
                SalesforceField field => SalesforceRow.Read(row, field),
                (SalesforceField hop, SoqlShape parent) => row[hop.Name]?.GetValue<string>() is { } key
                    && scope.Rows.Find(hop.ReferenceTo!, key) is { } parentRow ? parent.RenderOne(parentRow) : null,
                SoqlChildren children => children.Render(id),
                _ => null,
            };
        }

        return record;
    }
}
