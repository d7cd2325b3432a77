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
        return Of(changes[int.Parse(parts[0])], parts.Length > 1 ? parts[1] : "");
    }

    /// <param name="change">The change that does not fit.</param>
    /// <param name="stored">The tag that is stored; empty where none is.</param>
    public static Exception Of(StateChange change, string stored) => change switch
    {
        StateChange.Complete complete => new LeaseLostException(complete.Lease),
        StateChange.Defer defer => new LeaseLostException(defer.Lease),
        StateChange.Hold hold => new LeaseLostException(hold.Lease),
        StateChange.Put put => new StateConflictException(change.Key, put.Entry.ETag, stored),
        StateChange.Remove remove => new StateConflictException(change.Key, remove.ETag, stored),
        _ => throw new InvalidOperationException("This change is never refused."),
    };
}
