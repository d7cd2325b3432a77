using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;

namespace Connectors.Flows;

/// <summary>What vendors' records say now, in the form in which they are written. Asked anew each time.</summary>
internal sealed class StandingRecords(IEntityReader reader)
{
    /// <summary>The members of a record as <see cref="BodyMembers"/>; null when it is not there or cannot be read.</summary>
    /// <exception cref="ConnectorException">The vendor may answer later.</exception>
    public async ValueTask<ImmutableDictionary<string, string>?> FindAsync(
        Connection connection, string entity, VendorKey record, CancellationToken ct)
    {
        try
        {
            var found = (await reader.ReadOnlyAsync(connection, entity, [record.Id], ct))
                .LastOrDefault(result => result.Source.Key == record && result.Source.State != RecordState.Deleted);
            return found is { Record.IsSuccess: true } ? BodyMembers.Of(connection, found.Record.Value) : null;
        }
        catch (ConnectorException unreadable) when (!unreadable.Fault.Policy.IsRetryable)
        {
            return null;
        }
    }

    /// <summary>Whether a record says all that a body would write to it.</summary>
    public async ValueTask<bool> SaysAsync(Connection connection, string entity, VendorKey record, JsonElement body, CancellationToken ct) =>
        await FindAsync(connection, entity, record, ct) is { } present && BodyMembers.AreIn(present, body);
}
