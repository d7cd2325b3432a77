using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Writes whose answer is unknown now, over all tenants of a partition: one look by index for each tenant.</summary>
internal static class DoubtReading
{
    private const int Page = 500;

    /// <param name="state">Where state lives.</param>
    /// <param name="directory">Knows the tenants.</param>
    /// <param name="partition">Which tenants.</param>
    /// <param name="before">Only those that are in doubt since then or longer; null for all.</param>
    /// <param name="ct">Ends the search.</param>
    public static async Task<long> CountAsync(
        IStateStore state, ITenantDirectory directory, string partition, DateTimeOffset? before, CancellationToken ct)
    {
        var count = 0L;
        await foreach (var tenant in directory.ListAsync(partition, ct))
        {
            var query = new StateQuery(tenant, FlowSets.Intent) { IndexKey = FlowSets.InDoubt, DueBefore = before, Take = Page };
            for (var found = Page; found == Page;)
            {
                found = 0;
                await foreach (var entry in state.QueryAsync(query, ct))
                {
                    found++;
                    query = query with { After = entry.Key.Key };
                }

                count += found;
            }
        }

        return count;
    }
}
