using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Writing;

namespace Connectors.Flows;

/// <summary>What is sent under a lease, one write after the other. Between the last look at the fence and the sending a process may be stopped for
/// as long as it pleases; only the next commit under the same lease tells that it was not.</summary>
internal sealed class LeaseSends
{
    /// <summary>The write that no commit under the lease has followed yet.</summary>
    public LateWrite? Open { get; private set; }

    public async ValueTask<WriteResult> SendAsync(
        IEntityWriter writer, Connection connection, WriteCommand command, Intent intent, CancellationToken ct)
    {
        Open = new(intent.RunId, intent.Step);
        try
        {
            var result = await writer.SendAsync(connection, command, ct);
            Open = result switch
            {
                WriteResult.Written written => Open with { RecordId = written.Key.Id },
                WriteResult.Refused => null,
                _ => Open,
            };
            return result;
        }
        catch (ConnectorException)
        {
            // Nothing was written for sure.
            Open = null;
            throw;
        }
    }

    /// <summary>A commit under the lease was done: nobody else held the lane until then.</summary>
    public void Settle() => Open = null;
}
