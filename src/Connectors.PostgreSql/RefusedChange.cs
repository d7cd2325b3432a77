using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>What the functions of the schema raise when a change of a commit does not fit, as the seam's exceptions.</summary>
internal static class RefusedChange
{
    /// <summary>The message is the place of the change whose lease is lost.</summary>
    public const string Lease = "CX001";

    /// <summary>The message is the place of the change and the tag that is stored.</summary>
    public const string Tag = "CX002";

    public static Exception Of(PostgresException refused, StateChange[] changes)
    {
        var parts = refused.MessageText.Split(' ');
        var change = changes[int.Parse(parts[0])];
        return change switch
        {
            StateChange.Complete complete => new LeaseLostException(complete.Lease),
            StateChange.Defer defer => new LeaseLostException(defer.Lease),
            StateChange.Hold hold => new LeaseLostException(hold.Lease),
            StateChange.Put put => new StateConflictException(change.Key, put.Entry.ETag, parts[1]),
            StateChange.Remove remove => new StateConflictException(change.Key, remove.ETag, parts[1]),
            _ => refused,
        };
    }
}
