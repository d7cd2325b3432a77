namespace Connectors.Exchange;

/// <summary>What to read of one object.</summary>
/// <param name="From">Where to go on; null reads from the beginning.</param>
/// <param name="Fields">Vendor fields that the mapping uses, as dotted paths without doubles; an object class that cannot select fields ignores
/// them.</param>
public sealed record ReadRequest(Cursor? From, ImmutableArray<string> Fields)
{
    /// <summary>Only these ids; empty means all. Missing ones are left out, no fault.</summary>
    public ImmutableArray<string> Only { get; init; } = [];
}
