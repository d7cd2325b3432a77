using Connectors.Faults;

namespace Connectors.Contracts;

/// <summary>A record in the words of a canonical contract: canonical JSON with its envelope. Immutable, thread-safe.</summary>
/// <remarks>The JSON is what the journal, dead letters, replay and the content
/// hash carry; the typed form is made on demand and equal to it.</remarks>
public sealed record CanonicalRecord
{
    private static readonly LateHash NoHash = new("");
    private readonly LateHash _hash = NoHash;

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

    /// <summary>Hash over <see cref="Json"/> without volatile members (<c>modifiedAt</c>, <c>modifiedBy</c>, names of references) and without
    /// resolved ids; 32 lower-case hex digits.</summary>
    public required string ContentHash { get => _hash.Value; init => _hash = value.Length == 0 ? NoHash : new(value); }

    /// <summary>How it came about.</summary>
    public required RecordTrace Trace { get; init; }

    /// <summary>The references inside, in document order; resolved ones carry an id.</summary>
    public ImmutableArray<CanonicalReference> References { get; init; } = [];

    /// <summary>Where its fields came from; null unless the reading asked for it.</summary>
    public RecordProvenance? Provenance { get; init; }

    /// <summary>Makes the content hash of a record that comes straight from a mapping.</summary>
    internal LateHash LateHash { init => _hash = value; }

    /// <summary>The key of this record at its source.</summary>
    public VendorReference Key => new(Source.System, Source.Connection, Source.Object, Source.Id);

    /// <summary>The typed view, made anew by each call. Equal to <see cref="Json"/>: writing it with <see cref="CanonicalJson.ToJson"/> gives
    /// the same content.</summary>
    /// <typeparam name="T">The contract that <see cref="Entity"/> names.</typeparam>
    /// <exception cref="InvalidOperationException">The record is of another contract.</exception>
    /// <exception cref="ConnectorException">Members that the contract requires are absent, or values break their rules
    /// (<see cref="FaultKind.SourceInvalid"/>, naming every path and rule); or the record has another major version than
    /// <typeparamref name="T"/> (<see cref="FaultKind.Unsupported"/>). May be called again after a correction only.</exception>
    public T As<T>()
        where T : class, IEntity
    {
        if (!string.Equals(Entity, T.Name, StringComparison.Ordinal))
            throw new InvalidOperationException($"The record is of contract {Entity}, not {T.Name}.");
        if (!string.Equals(Major(Schema), Major(T.Schema), StringComparison.Ordinal))
            throw new ConnectorException(new(FaultKind.Unsupported,
                $"The record has version {Schema} of contract {Entity}; version {T.Schema} is read here."));
        return CanonicalJson.Parse<T>(Json.Span);
    }

    private static string Major(string version) => version.Split('.')[0];
}
