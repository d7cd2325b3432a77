using Connectors.Faults;

namespace Connectors.Http;

/// <summary>A vendor's complete answer: the body has been read to its end inside the bounds.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Header values by name, case-insensitive; several values are joined by a comma.</param>
/// <param name="Body">The body.</param>
/// <param name="Faults">Empty for a success, else what the adapter's fault reader made of it.</param>
public sealed record VendorResponse(
    int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, ImmutableArray<Fault> Faults)
{
    /// <summary>Whether the vendor accepted the request.</summary>
    public bool IsSuccess => Faults.IsDefaultOrEmpty;
}
