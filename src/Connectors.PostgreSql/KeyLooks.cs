using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Looks for many entries by their keys, as a call for each set, in the order of tenants, sets and keys.</summary>
internal static class KeyLooks
{
    /// <param name="select">What is called, as in <c>select * from "connectors".entries_of</c>.</param>
    /// <param name="keys">Which entries; one that is named twice is looked up once.</param>
    public static (string Sql, NpgsqlParameter[] Parameters)[] Of(string select, IEnumerable<StateKey> keys) =>
    [
        .. SetsOf(keys).OrderBy(set => set.Tenant, CodePointOrder.Instance).ThenBy(set => set.Set, CodePointOrder.Instance).Select(set =>
        {
            var inOrder = set.Keys.Order(CodePointOrder.Instance).ToArray();
            return ($"{select}($1, $2, $3, $4, $5) e", new[]
            {
                Sql.Text(set.Tenant), Sql.Text(set.Set), Sql.Texts(inOrder), Sql.Text(inOrder[0]), Sql.Text(inOrder[^1]),
            });
        }),
    ];

    private static IEnumerable<(string Tenant, string Set, HashSet<string> Keys)> SetsOf(IEnumerable<StateKey> keys)
    {
        var sets = new Dictionary<(string Tenant, string Set), HashSet<string>>();
        var recent = new List<(string Tenant, string Set, HashSet<string> Keys)>();
        foreach (var key in keys)
        {
            // Those of a record stand side by side in a few sets, by turns.
            var at = 0;
            while (at < recent.Count && (recent[at].Set != key.Set || recent[at].Tenant != key.Tenant.Value))
            {
                at++;
            }

            if (at == recent.Count)
            {
                if (!sets.TryGetValue((key.Tenant.Value, key.Set), out var found))
                {
                    sets.Add((key.Tenant.Value, key.Set), found = new(StringComparer.Ordinal));
                }

                at = recent.Count < 16 ? at : 0;
                recent.RemoveRange(at, recent.Count - at);
                recent.Add((key.Tenant.Value, key.Set, found));
            }

            recent[at].Keys.Add(key.Key);
        }

        return sets.Select(set => (set.Key.Tenant, set.Key.Set, set.Value));
    }
}
