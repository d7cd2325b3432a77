using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Looks for entries by their keys, as statements. Those for many keys go set by set, in the order of tenants and sets.</summary>
internal static class KeyLooks
{
    private const int FewKeys = 100;
    private const int ManySets = 16;

    /// <param name="schema">Of the tables.</param>
    /// <param name="keys">Which entries, each once.</param>
    /// <param name="columns">What is read of an entry <c>e</c>.</param>
    /// <param name="end">What the statement ends with.</param>
    public static IEnumerable<(string Sql, NpgsqlParameter[] Parameters)> Of(string schema, StateKey[] keys, string columns, string end)
    {
        if (keys.Length == 0)
        {
            return [];
        }

        var sets = keys.Length > FewKeys ? keys.GroupBy(key => (Tenant: key.Tenant.Value, key.Set)).ToArray() : [];
        return sets.Length is 0 or > ManySets ? [Whole(schema, keys, columns, end)]
            : sets.OrderBy(set => set.Key.Tenant, CodePointOrder.Instance).ThenBy(set => set.Key.Set, CodePointOrder.Instance)
                .Select(set => OfSet(schema, set.Key.Tenant, set.Key.Set, [.. set.Select(key => key.Key)], columns, end));
    }

    private static (string Sql, NpgsqlParameter[] Parameters) Whole(string schema, StateKey[] keys, string columns, string end) =>
    (
        $"""
        select {columns} from unnest($1, $2, $3) as k (tenant, kind, key)
        join "{schema}".entry e on e.tenant = k.tenant and e.kind = k.kind and e.key = k.key
        {end}
        """,
        [Sql.Texts(keys.Select(key => key.Tenant.Value)), Sql.Texts(keys.Select(key => key.Set)), Sql.Texts(keys.Select(key => key.Key))]);

    /// <summary>Where a set has nothing between the first and the last key, none of them is looked up: much of what is asked for in large numbers is
    /// not there, such as marks of deletion.</summary>
    private static (string Sql, NpgsqlParameter[] Parameters) OfSet(
        string schema, string tenant, string set, string[] keys, string columns, string end)
    {
        var (first, last) = (keys[0], keys[0]);
        foreach (var key in keys)
        {
            first = CodePointOrder.Instance.Compare(key, first) < 0 ? key : first;
            last = CodePointOrder.Instance.Compare(key, last) > 0 ? key : last;
        }

        return (
            $"""
            select {columns} from unnest($3) as k (key)
            join "{schema}".entry e on e.tenant = $1 and e.kind = $2 and e.key = k.key
            where exists (select 1 from "{schema}".entry x where x.tenant = $1 and x.kind = $2 and x.key between $4 and $5)
            {end}
            """,
            [Sql.Text(tenant), Sql.Text(set), Sql.Texts(keys), Sql.Text(first), Sql.Text(last)]);
    }
}
