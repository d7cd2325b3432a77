using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>What we last wrote to a vendor's record, whichever flow it was: the unchanged and the echo filter look here.</summary>
/// <param name="Key">Our key in the record; null when it does not bear one: it is changed by its id only.</param>
/// <param name="Entity">The contract.</param>
/// <param name="BodyHash">Hash of the whole body.</param>
/// <param name="Members">Hash of each member of the body, by path.</param>
/// <param name="Rest">Hash of what the record says beside the body: what the vendor filled in by itself. Null until the record was read
/// again.</param>
public sealed record SentRecord(ExternalKey? Key, string Entity, string BodyHash, ImmutableDictionary<string, string> Members, string? Rest)
{
    /// <summary>Key of the intent that wrote it; null when a package wrote it that did not note this.</summary>
    public string? Intent { get; init; }
}
