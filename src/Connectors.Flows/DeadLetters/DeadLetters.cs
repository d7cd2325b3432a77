using System.Runtime.CompilerServices;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Dead letters as typed state: reads only. One letter for each record and stage: a repeat keeps its beginning and counts.</summary>
public static class DeadLetters
{
    internal const string ReadStage = "read";
    internal const string LateChangeStage = "late-change";
    internal const string PrepareStage = "prepare";
    internal const string MergeStage = "merge";
    internal const string SweepStage = "sweep";
    internal const string LateWriteStage = "late-write";

    private const int PageSize = 200;

    /// <summary>All letters of a tenant that are not closed, ordered by flow and record.</summary>
    public static IAsyncEnumerable<DeadLetter> ListAsync(IStateStore store, TenantId tenant, CancellationToken ct = default) =>
        ListAsync(store, tenant, LetterFilter.All, ct);

    /// <summary>Some letters of a tenant that are not closed, ordered by flow and record.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="ct">Ends the search.</param>
    public static async IAsyncEnumerable<DeadLetter> ListAsync(
        IStateStore store, TenantId tenant, LetterFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var (letter, _) in EntriesAsync(store, tenant, FlowSets.DeadLetter, filter, ct))
        {
            yield return letter;
        }
    }

    /// <summary>Some letters of a tenant that are closed, ordered by flow and record: the last of each record and stage, without its
    /// payload.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="ct">Ends the search.</param>
    public static async IAsyncEnumerable<DeadLetter> ListClosedAsync(
        IStateStore store, TenantId tenant, LetterFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var (letter, _) in EntriesAsync(store, tenant, FlowSets.ClosedLetter, filter, ct))
        {
            yield return letter;
        }
    }

    /// <summary>The letter with an id that is not closed; null when there is none.</summary>
    public static async ValueTask<DeadLetter?> FindAsync(IStateStore store, TenantId tenant, string id, CancellationToken ct = default) =>
        await ListAsync(store, tenant, new() { Id = id }, ct).FirstOrDefaultAsync(ct);

    /// <summary>What waits because of each letter, by its id: the records of its own run, and all that wait for a reference to what it would have
    /// brought,
    /// and for these in turn. What waits for two letters counts at both. Looks at all letters and open runs once.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, Blocked>> MeasureAsync(IStateStore store, TenantId tenant,
        CancellationToken ct = default)
    {
        var graph = await LetterGraph.LoadAsync(store, tenant, ct);
        return graph.Letters.ToDictionary(letter => letter.Id, graph.Measure, StringComparer.Ordinal);
    }

    internal static StateKey KeyOf(TenantId tenant, string record, string stage) => new(tenant, FlowSets.DeadLetter, $"{record}/{stage}");

    internal static async IAsyncEnumerable<(DeadLetter Letter, string ETag)> EntriesAsync(
        IStateStore store, TenantId tenant, string set, LetterFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = 0;
        await foreach (var entry in QueryAsync(store, tenant, set, filter, filter.IndexKey, ct))
        {
            found++;
            yield return entry;
        }

        if (found > 0 || !filter.IsNewIndex)
        {
            yield break;
        }

        await foreach (var entry in QueryAsync(store, tenant, set, filter, null, ct))
        {
            yield return entry;
        }
    }

    private static async IAsyncEnumerable<(DeadLetter Letter, string ETag)> QueryAsync(
        IStateStore store, TenantId tenant, string set, LetterFilter filter, string? index, [EnumeratorCancellation] CancellationToken ct)
    {
        // Keys begin with the flow's name, so that the letters of a flow stand together.
        var prefix = index is null && filter.Flow is { } flow ? $"{flow}/" : null;
        // Closed ones are due to be let go of, which nobody asks for here.
        var due = set == FlowSets.ClosedLetter ? null : filter.DueBefore;
        var query = new StateQuery(tenant, set) { IndexKey = index, DueBefore = due, After = prefix, Take = PageSize };
        for (var count = PageSize; count == PageSize;)
        {
            count = 0;
            await foreach (var entry in store.QueryAsync(query, ct))
            {
                count++;
                query = query with { After = entry.Key.Key };
                if (prefix is not null && !entry.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield break;
                }

                if (FlowSets.Read(entry, LetterJson.Letter) is var letter && filter.Matches(letter))
                {
                    yield return (letter, entry.ETag);
                }
            }
        }
    }
}
