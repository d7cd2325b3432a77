namespace Connectors.Contracts;

/// <summary>The content hash of a record. Of one that comes straight from a mapping it is made when someone asks for it, since it costs as much as
/// the mapping. Equal when the hashes are. Thread-safe.</summary>
internal sealed class LateHash
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly Range[] _volatileParts = [];
    private string? _value;

    public LateHash(string value) => _value = value;

    /// <param name="json">The record's JSON as it was mapped.</param>
    /// <param name="volatileParts">What the hash leaves out.</param>
    public LateHash(ReadOnlyMemory<byte> json, Range[] volatileParts) => (_json, _volatileParts) = (json, volatileParts);

    // Two at once make equal texts, one of which stays.
    public string Value => _value ??= ContentHash.Of(_json.Span, _volatileParts);

    public override bool Equals(object? obj) => obj is LateHash other && Value == other.Value;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);
}
