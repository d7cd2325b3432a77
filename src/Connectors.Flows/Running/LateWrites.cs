using System.Collections.Concurrent;
using System.Text.Json;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Asks whoever holds the lane to look at writes that may have arrived late. Putting work into a lane needs no lease; what cannot be told
/// now is told at a later turn of this process.</summary>
internal sealed class LateWrites(IStateStore state)
{
    private readonly ConcurrentQueue<StateChange> _untold = new();

    public static LateWrite Read(WorkItem item) => JsonSerializer.Deserialize(item.Payload.Span, FlowJson.Default.LateWrite)!;

    public static byte[] Write(LateWrite late) => JsonSerializer.SerializeToUtf8Bytes(late, FlowJson.Default.LateWrite);

    /// <summary>The work under a lease has ended: what it sent last and could not confirm is to be looked at. Never throws.</summary>
    public async ValueTask EndAsync(FlowScope scope)
    {
        if (scope.Sends.Open is not { } late)
        {
            return;
        }

        scope.Sends.Settle();
        _untold.Enqueue(FlowLanes.ToLookAgain(scope.TenantId, scope.Flow.Name, late));
        try
        {
            await TellAsync(CancellationToken.None);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The store is away; what ended the work is told by whoever awaits it.
        }
    }

    /// <summary>Tells what could not be told before.</summary>
    public async ValueTask TellAsync(CancellationToken ct)
    {
        for (var left = _untold.Count; left > 0 && _untold.TryDequeue(out var change); left--)
        {
            try
            {
                await state.CommitAsync([change], ct);
            }
            catch
            {
                _untold.Enqueue(change);
                throw;
            }
        }
    }
}
