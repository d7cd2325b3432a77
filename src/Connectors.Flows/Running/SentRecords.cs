using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What was last written to which record, as typed state: reads entries, returns changes.</summary>
internal static class SentRecords
{
    public static StateKey KeyOf(Connection connection, VendorKey record) =>
        new(connection.Tenant.Tenant.Id, FlowSets.Sent, $"{connection.Settings.Name}/{record.Object}/{record.Id}");

    public static async ValueTask<SentRecord?> FindAsync(IStateStore state, Connection connection, VendorKey record, CancellationToken ct)
    {
        var found = await state.FindAsync([KeyOf(connection, record)], ct);
        return found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.SentRecord);
    }

    /// <summary>The change that notes a confirmed write. What the vendor filled in by itself is still known after a write of the same
    /// members. A write by id leaves no key of ours in the record: looked for by it, the record would not be found and made twice.</summary>
    public static StateChange Note(Connection connection, VendorKey record, Intent intent, SentRecord? before)
    {
        var members = BodyMembers.Of(intent.Body);
        var rest = before is not null && before.Members.Count == members.Count && before.Members.Keys.All(members.ContainsKey) ? before.Rest : null;
        var key = intent.TargetId is null ? intent.Key : before?.Key;
        return Set(connection, record, new(key, intent.Entity, intent.BodyHash, members, rest) { Intent = Intents.KeyOf(intent) });
    }

    public static StateChange Set(Connection connection, VendorKey record, SentRecord sent)
    {
        var key = KeyOf(connection, record);
        return FlowSets.Set(key.Tenant, key.Set, key.Key, sent, FlowJson.Default.SentRecord);
    }
}
