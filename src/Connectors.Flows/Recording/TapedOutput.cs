using System.Text;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>A canonical record as it was handled: read or about to be written, or why it could not be made.</summary>
/// <param name="Of"><c>read</c> or <c>write</c>.</param>
/// <param name="Entity">The contract.</param>
/// <param name="Record">Address of the record at its source.</param>
/// <param name="Hash">Its content hash, or the hash of its faults.</param>
/// <param name="Json">Its canonical JSON; null when it could not be made.</param>
/// <param name="Faults">Why it could not be made; null when it could.</param>
internal sealed record TapedOutput(string Of, string Entity, string Record, string Hash, string? Json, ImmutableArray<string>? Faults)
{
    public const string Read = "read";
    public const string Write = "write";

    public static TapedOutput Made(string of, CanonicalRecord record) =>
        new(of, record.Entity, record.Key.ToIndexKey(), record.ContentHash, Encoding.UTF8.GetString(record.Json.Span), null);

    public static TapedOutput Failed(string of, string entity, string record, ImmutableArray<Fault> faults)
    {
        var told = faults.Select(fault => fault.ToString()).ToImmutableArray();
        return new(of, entity, record, BodyHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', told))), null, told);
    }
}
