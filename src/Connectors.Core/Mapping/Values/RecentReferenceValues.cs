using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>References that were made lately, with their JSON; as <see cref="RecentReferences{TEntity}"/> for records that become JSON.</summary>
/// <remarks>One for the process; only what is equal in all parts is ever given out again.</remarks>
internal static class RecentReferenceValues
{
    private static readonly ReferenceValue?[] Recent = new ReferenceValue?[Utf8Key.Places];

    /// <summary>A reference of these parts.</summary>
    /// <param name="id">The id in UTF-8.</param>
    /// <param name="display">What the vendor shows for it; empty for nothing.</param>
    /// <param name="session">Says which vendor and connection.</param>
    /// <param name="rule">Says which resource and contract.</param>
    public static ReferenceValue Of(ReadOnlySpan<byte> id, ReadOnlySpan<byte> display, Session session, ReferenceRule rule)
    {
        ref var place = ref Recent[Utf8Key.Place(id, display)];
        if (place is { Key: var key } known && Utf8Key.Is(key.Value, id) && Utf8Key.Is(known.Display ?? "", display)
            && key.Connection == session.Connection && key.Object == rule.Object && key.System == session.System && known.Entity == rule.Entity)
            return known.Json is null ? place = CanonicalForm.Shared(known) : known;
        // Its JSON is kept from the second time on: most ids of a large page come once.
        key = new VendorReference(session.System, session.Connection, rule.Object, Utf8Key.Text(id));
        return place = new(key, rule.Entity, display.IsEmpty ? null : Utf8Key.Text(display)) { Head = rule.HeadOf(session) };
    }
}
