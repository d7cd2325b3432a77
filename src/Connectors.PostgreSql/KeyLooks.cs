using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Looks for many entries by their keys: first in which sets anything stands between the first key and the last one, then for the keys of
/// those.</summary>
internal static class KeyLooks
{
    /// <summary>Gives the places of the sets in which anything can be found, counted from 1.</summary>
    public static NpgsqlBatchCommand Occupied(string schema, KeySet[] sets) =>
        new($"select place, is_dense from \"{schema}\".occupied($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                Sql.Texts(sets.Select(set => set.Tenant)), Sql.Texts(sets.Select(set => set.Set)), Sql.Texts(sets.Select(set => set.First)),
                Sql.Texts(sets.Select(set => set.Last)), Sql.Column(NpgsqlDbType.Integer, sets, set => set.Count),
            },
        };

    /// <summary>Reads the answer.</summary>
    public static async Task<KeySet[]> ReadOccupiedAsync(NpgsqlDataReader row, KeySet[] sets, CancellationToken ct)
    {
        var found = new List<KeySet>();
        while (await row.ReadAsync(ct))
        {
            var set = sets[row.GetInt32(0) - 1];
            set.IsDense = row.GetBoolean(1);
            found.Add(set);
        }

        return [.. found];
    }

    /// <summary>Looks for all keys, with a call for each set, in the order of tenants, sets and keys.</summary>
    /// <param name="batch">The calls are added to it.</param>
    /// <param name="select">What is called for a set, as in <c>select * from "connectors".entries_of</c>.</param>
    /// <param name="sets">Of which anything may be there.</param>
    public static void Add(NpgsqlBatch batch, Func<KeySet, string> select, IEnumerable<KeySet> sets)
    {
        foreach (var set in sets)
        {
            batch.BatchCommands.Add(new($"{select(set)}($1, $2, $3, $4, $5) e")
            {
                Parameters = { Sql.Text(set.Tenant), Sql.Text(set.Set), Sql.Texts(set.InOrder()), Sql.Text(set.First), Sql.Text(set.Last) },
            });
        }
    }
}
