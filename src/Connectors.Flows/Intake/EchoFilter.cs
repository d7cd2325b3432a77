using System.Text;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Recognises what we wrote ourselves: a record that, mapped out again, says what we last wrote to it.</summary>
/// <remarks>
/// A vendor fills in what was not sent, such as a priority. The first reading after a write takes that for granted, later ones compare it too, so
/// that a person's change of such a member is a change. A record that someone else changed is no longer as we wrote it: what is stored about the
/// write goes, so that writing the same again is not left out as done.
/// </remarks>
internal sealed class EchoFilter : IEchoFilter
{
    public Echo Judge(Connection connection, CanonicalRecord record, StateEntry? sent)
    {
        if (sent is null)
        {
            return new(false, []);
        }

        var written = FlowSets.Read(sent, FlowJson.Default.SentRecord);
        if (BodyMembers.Of(connection, record) is not { } members
            || written.Members.Any(member => !members.TryGetValue(member.Key, out var hash) || hash != member.Value))
        {
            return NotOurs(sent);
        }

        var rest = Hash(members.Where(member => !written.Members.ContainsKey(member.Key)));
        return written.Rest is null
            ? new(true, [SentRecords.Set(connection, new(record.Source.Object, record.Source.Id), written with { Rest = rest })])
            : written.Rest == rest ? new(true, []) : NotOurs(sent);
    }

    private static Echo NotOurs(StateEntry sent) => new(false, [new StateChange.Remove(sent.Key, sent.ETag)]);

    private static string Hash(IEnumerable<KeyValuePair<string, string>> members) => BodyHash.Of(Encoding.UTF8.GetBytes(
        string.Join('\n', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value}"))));
}
