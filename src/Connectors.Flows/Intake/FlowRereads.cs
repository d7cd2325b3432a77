using Connectors.Faults;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Reads again what people released: by id, as it stands now, through the filters of the intake. A request goes in the commit of what it
/// caused.</summary>
internal sealed class FlowRereads(IEntityReader reader, IStateStore state, RecordAcceptance acceptance, LetterBook letters)
{
    private const int Together = 50;

    public async Task ReadAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var (origin, after) = (scope.Origin, (string?)null);
        while (await Rereads.TakeAsync(state, scope.TenantId, scope.Flow.Name, after, Together, ct) is { Count: > 0 } taken)
        {
            after = taken[^1].Request.Record;
            foreach (var part in taken.GroupBy(item => (item.Request.Connection, item.Request.Actor)))
            {
                scope.Origin = new(RunOrigin.Replay, part.Key.Actor);
                await ReadAsync(scope, part.Key.Connection, [.. part], tally, ct);
            }
        }

        scope.Origin = origin;
    }

    private async Task ReadAsync(
        FlowScope scope, string connectionName, (RereadRequest Request, StateChange Taken)[] part, FlowTally tally, CancellationToken ct)
    {
        var connection = scope.Named(connectionName);
        ImmutableArray<ReadResult> found;
        try
        {
            found = await reader.ReadOnlyAsync(connection, scope.Flow.Trigger.Entity, [.. part.Select(item => item.Request.Id)], ct);
        }
        catch (ConnectorException broken) when (!broken.Fault.Policy.IsRetryable)
        {
            // It will not go better next time: the letters say why.
            await AnswerAsync(scope, part, broken.Fault, ct);
            throw;
        }

        var ids = found.Select(result => result.Source.Key.Id).ToHashSet(StringComparer.Ordinal);
        await acceptance.TakeAsync(
            scope, connection, found, isCurrent: true, part.Where(item => ids.Contains(item.Request.Id)).Select(item => item.Taken), tally, ct);
        await AnswerAsync(scope, part.Where(item => !ids.Contains(item.Request.Id)), Gone(scope), ct);
    }

    private async Task AnswerAsync(
        FlowScope scope, IEnumerable<(RereadRequest Request, StateChange Taken)> part, Fault fault, CancellationToken ct)
    {
        foreach (var (request, taken) in part)
        {
            await scope.CommitAsync([taken, .. await letters.OfRereadAsync(scope, request.Record, fault, ct)], ct);
        }
    }

    private static Fault Gone(FlowScope scope) => new(
        FaultKind.NotFound,
        $"The source has no {scope.Flow.Trigger.Entity} with this id any more that we may see: discard the letter, or let us see it.")
    {
        Rule = "reread",
    };
}
