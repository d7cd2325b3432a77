using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>From hints to runs or inbox: an event is a hint, never data, so each record is asked for as it stands now. All hints of a lease are
/// answered together; what they cause and their end are one commit.</summary>
internal sealed class HintIntake(RecordFetch fetch, RecordAcceptance acceptance, RecordDeletes deletes, LetterBook letters)
{
    /// <summary>Claims after which hints are looked at one by one, in case one of them ends the process.</summary>
    private const int MaxTogether = 2;

    /// <summary>Claims after which a hint that ends the process each time is parked.</summary>
    private const int MaxClaims = 5;

    /// <returns>Hints that were not answered because the conversation broke or the process stops.</returns>
    public async Task<LaneRest> DoAsync(FlowScope scope, IEnumerable<State.WorkItem> items, FlowTally tally, CancellationToken ct)
    {
        var connection = scope.InRole(scope.Flow.Trigger.Role);
        var left = items.Select(item => new HintItem(item, Hints.Read(item)))
            .GroupBy(hint => (hint.Hint.Connection, hint.Hint.Key)).Select(group => group.ToImmutableArray()).OrderBy(IsMerge).ToList();
        FlowSpans.StartedBy(left.SelectMany(group => group.Select(hint => hint.Hint.TraceParent)));
        while (left.Count > 0)
        {
            if (scope.Stopping.IsCancellationRequested)
            {
                return new([.. left.SelectMany(group => group.Select(hint => hint.Item))], null);
            }

            var claims = left.Max(group => group.Max(hint => hint.Item.Attempts));
            if (claims > MaxClaims)
            {
                await ParkAsync(scope, connection, left, tally, ct);
                return LaneRest.None;
            }

            // What merges changes is read by the next merge: each is a commit of its own.
            var part = claims > MaxTogether || IsMerge(left[0]) ? left[..1] : [.. left.TakeWhile(group => !IsMerge(group))];
            try
            {
                await AnswerAsync(scope, connection, part, tally, ct);
            }
            catch (ConnectorException broken)
            {
                return new([.. left.SelectMany(group => group.Select(hint => hint.Item))], broken.Fault);
            }

            left = left[part.Count..];
        }

        return LaneRest.None;
    }

    private async Task AnswerAsync(
        FlowScope scope, Connection connection, List<ImmutableArray<HintItem>> groups, FlowTally tally, CancellationToken ct)
    {
        // A role or a mapping was changed since: nothing of the other connection or object is wanted any more.
        var vendorObject = scope.Tenant.Mappings.InboundFor(connection.Settings.System, scope.Flow.Trigger.Entity).Object;
        var wanted = groups.Where(group => group[0].Hint is var hint && hint.Connection == connection.Settings.Name && hint.Object == vendorObject)
            .ToArray();
        var found = await fetch.ReadAsync(scope, connection, [.. wanted.Select(group => group[0].Hint.Id)], ct);
        await acceptance.TakeAsync(
            scope, connection, [.. wanted.SelectMany(group => Told(group, found.GetValueOrDefault(group[0].Hint.Id, [])))], isCurrent: true,
            async counts =>
            {
                counts.Hints += groups.Sum(group => group.Length);
                var changes = groups.Except(wanted).SelectMany(group => Done(scope, group)).ToDictionary(change => change.Key);
                foreach (var group in wanted)
                {
                    foreach (var change in await EndAsync(scope, connection, group, found.GetValueOrDefault(group[0].Hint.Id, []), counts, ct))
                    {
                        changes[change.Key] = change;
                    }
                }

                return changes.Values;
            },
            tally, ct);
    }

    /// <summary>The changes that end the hints of a record, or ask for it once more.</summary>
    private async ValueTask<IEnumerable<StateChange>> EndAsync(
        FlowScope scope, Connection connection, ImmutableArray<HintItem> group, ImmutableArray<ReadResult> found, FlowTally tally,
        CancellationToken ct)
    {
        var isGone = found.IsEmpty || found[^1].Source.State == RecordState.Deleted;
        var end = group.LastOrDefault(hint => Hints.IsEnd(hint.Hint.Kind));
        var misses = group.Max(hint => hint.Hint.Misses);
        if (isGone && await deletes.SurvivorAsync(scope, connection, group[0].Hint.Key, ct) is { } survivor)
        {
            var remaining = group[0].Hint with { Id = survivor, Kind = ChangeKind.Updated, Misses = 0, MergedInto = null };
            return [.. end is null ? [Hints.Ask(scope.TenantId, scope.Flow.Name, remaining, WorkClass.Bulk)] : Array.Empty<StateChange>(),
                .. Done(scope, group)];
        }

        if (!isGone)
        {
            // Told to be gone, and still there: the answer lags behind, or it came back.
            return end is null || misses >= Hints.MaxMisses ? Done(scope, group) : Again(scope, group, end, misses);
        }

        if (!found.IsEmpty)
        {
            return Done(scope, group);
        }

        if (end is null && misses < Hints.MaxMisses)
        {
            tally.Missing++;
            return Again(scope, group, group[0], misses);
        }

        if (end is null && await deletes.IsBrakedAsync(scope, ct))
        {
            var all = RecordKeys.Prefix(scope, connection, group[0].Hint.Object) + "*";
            return [await letters.OfBrakeAsync(scope, all, group.Length, BrakeTexts.Absent, ct), .. Done(scope, group)];
        }

        var kind = end?.Hint.Kind == ChangeKind.Merged ? DeleteKind.Merged : DeleteKind.HardDeleted;
        var gone = await deletes.DeleteAsync(
            scope, connection, group[0].Hint.Key, kind, end is null ? Tombstone.ByAbsence : Tombstone.ByEvent,
            end is null ? DeleteConfidence.Likely : DeleteConfidence.Certain, tally, ct, SurvivorOf(group));
        return [.. gone, .. Done(scope, group)];
    }

    private static bool IsMerge(ImmutableArray<HintItem> group) => SurvivorOf(group) is not null;

    private static string? SurvivorOf(ImmutableArray<HintItem> group) =>
        group.LastOrDefault(hint => hint.Hint.MergedInto is not null)?.Hint.MergedInto;

    /// <summary>What was read, with what was told of it: not every vendor shows in a deleted record what became of it.</summary>
    private static IEnumerable<ReadResult> Told(ImmutableArray<HintItem> group, ImmutableArray<ReadResult> found) =>
        SurvivorOf(group) is not { } survivor ? found
            : found.Select(result => result.Source is { State: RecordState.Deleted, MergedInto: null }
                ? result with { Source = result.Source with { MergedInto = survivor } } : result);

    private static IEnumerable<StateChange> Again(FlowScope scope, ImmutableArray<HintItem> group, HintItem kept, int misses) => group.Select(
        hint => hint == kept ? Hints.Again(scope, hint.Item, hint.Hint with { Misses = misses }) : scope.Done(hint.Item));

    private static IEnumerable<StateChange> Done(FlowScope scope, ImmutableArray<HintItem> group) => group.Select(hint => scope.Done(hint.Item));

    /// <summary>Whatever came before the first of them has been answered: it is this one that ends the process. The others begin anew.</summary>
    private async Task ParkAsync(
        FlowScope scope, Connection connection, List<ImmutableArray<HintItem>> groups, FlowTally tally, CancellationToken ct)
    {
        var first = groups.First(group => group.Any(hint => hint.Item.Attempts > MaxClaims));
        var fault = new Fault(FaultKind.Internal, $"Reading the record was begun {MaxClaims} times and never came back: the process may have "
            + "ended at it. Look at the record and at the logs of that time, then replay it.") { Rule = "poison" };
        tally.Refused++;
        var letter = await letters.OfReadingAsync(
            scope, RecordKeys.Of(scope, connection, first[0].Hint.Key), RecordFetch.Refused(first[0].Hint.Key, fault), ct);
        await scope.CommitAsync(
            [.. letter, .. Done(scope, first), .. groups.Where(group => group != first).SelectMany(group => group)
                .Select(hint => scope.PutOff(hint.Item, TimeSpan.Zero))], ct);
    }
}
