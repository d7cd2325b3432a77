using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A query resolved against the schema; building it reports every wrong name and literal before a row is touched.</summary>
internal sealed class SoqlPlan
{
    private readonly Func<JsonObject, bool>? _filter;
    private readonly (SoqlColumn Column, SoqlOrder Order)[] _order;
    private readonly SoqlQuery _query;
    private readonly SoqlScope _scope;

    public SoqlPlan(SoqlQuery query, SalesforceObject root, SoqlScope scope)
    {
        _query = query;
        _scope = scope;
        Shape = SoqlShape.Build(query, root, scope);
        _filter = query.Where is null ? null : new SoqlFilter(root, query, scope).Compile(query.Where);
        _order = [.. query.OrderBy.Select(item => (SoqlColumn.Resolve(item.Field, root, query, scope), item))];
        foreach (var (column, item) in _order)
        {
            if (!column.Field.IsFilterable)
                throw SoqlErrors.NotSortable(query.Text, item.Field.Position, column.Field.Name);
        }
    }

    public SoqlShape Shape { get; }

    /// <summary>The rows that the query means, in its order; rows that compare equal keep the order in which they were made.</summary>
    public List<JsonObject> Select(IEnumerable<JsonObject> rows)
    {
        var kept = rows.Where(IsVisible);
        if (_filter is not null)
            kept = kept.Where(_filter);
        if (_order.Length > 0)
            kept = kept.Select(row => (Row: row, Keys: Array.ConvertAll(_order, item => item.Column.Read(row))))
                .Order(Comparer<(JsonObject Row, JsonNode?[] Keys)>.Create((left, right) => Compare(left.Keys, right.Keys)))
                .Select(item => item.Row);
        if (_query.Offset > 0)
            kept = kept.Skip(_query.Offset);
        return [.. _query.Limit is { } limit ? kept.Take(limit) : kept];
    }

    private bool IsVisible(JsonObject row) => _scope.WithDeleted || row["IsDeleted"]?.GetValue<bool>() != true;

    private int Compare(JsonNode?[] left, JsonNode?[] right)
    {
        for (var at = 0; at < _order.Length; at++)
        {
            var result = SoqlValue.CompareNullable(left[at], right[at], _order[at].Column.Field, _order[at].Order);
            if (result != 0)
                return result;
        }

        return 0;
    }
}
