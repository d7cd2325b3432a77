namespace Connectors.Contracts;

/// <summary>A record in the words of a canonical contract: canonical JSON with its envelope. Immutable, thread-safe.</summary>
/// <remarks>The JSON is what the journal, dead letters, replay and the content hash carry; the typed form is made on demand and equal to it.</remarks>
public sealed record CanonicalRecord
{
    /// <summary>Name of the contract, such as <c>timeEntry</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>Version of the contract, <c>major.minor</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>Our id; null until the record is cross-referenced.</summary>
    public CanonicalId? Id { get; init; }

    /// <summary>Where it came from.</summary>
    public required RecordSource Source { get; init; }

    /// <summary>Whether it lives at its source.</summary>
    public required RecordState State { get; init; }

    /// <summary>UTF-8 JSON object in the contract's shape, with <c>ext</c> for extensions. Members that have no value are absent.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Hash over <see cref="Json"/> without volatile members (<c>modifiedAt</c>, <c>modifiedBy</c>) and without resolved ids; 32 lower-case hex digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How it came about.</summary>
    public required RecordTrace Trace { get; init; }

    /// <summary>The references inside, in document order; resolved ones carry an id.</summary>
    public ImmutableArray<CanonicalReference> References { get; init; } = [];

    /// <summary>The key of this record at its source.</summary>
    public VendorReference Key => new(Source.System, Source.Connection, Source.Object, Source.Id);
}
