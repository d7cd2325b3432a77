using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A query that is ready to run. Without an order the newest issue comes first; rows that compare equal are ordered by id.</summary>
internal sealed class JqlPlan
{
    private readonly Func<JsonObject, bool> _filter;
    private readonly (JqlColumn Column, bool IsDescending)[] _orders;

    public JqlPlan(JqlQuery query, JqlScope scope)
    {
        _filter = query.Where is null ? _ => true : new JqlFilter(scope).Compile(query.Where);
        (JqlColumn Column, bool IsDescending)[] asked =
            [.. query.Orders.Select(order => (JqlColumns.Of(scope, order.Field), order.IsDescending))];
        foreach (var (column, _) in asked)
        {
            if (!column.IsSortable)
            {
                throw JqlErrors.NotSortable(column.Name);
            }
        }

        var byId = JqlColumns.Of(scope, "id");
        _orders = asked.Length > 0 ? [.. asked, (byId, false)] : [(JqlColumns.Of(scope, "created"), true), (byId, true)];
    }

    public bool Matches(JsonObject issue) => _filter(issue);

    public JqlKey[] KeysOf(JsonObject issue) => Array.ConvertAll(_orders, order => order.Column.KeyOf(issue));

    /// <summary>The rows that the query means, after a place if one is given.</summary>
    public List<JsonObject> Select(IEnumerable<JsonObject> issues, JqlKey[]? after) =>
    [
        .. issues.Where(_filter).Select(issue => (Issue: issue, Keys: KeysOf(issue)))
            .Where(row => after is null || Compare(row.Keys, after) > 0)
            .Order(Comparer<(JsonObject Issue, JqlKey[] Keys)>.Create((left, right) => Compare(left.Keys, right.Keys)))
            .Select(row => row.Issue),
    ];

    private int Compare(JqlKey[] left, JqlKey[] right)
    {
        for (var at = 0; at < _orders.Length; at++)
        {
            var result = left[at].CompareTo(right[at]);
            if (result != 0)
            {
                return _orders[at].IsDescending ? -result : result;
            }
        }

        return 0;
    }
}
