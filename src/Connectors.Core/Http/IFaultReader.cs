using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Turns a vendor's refusal into faults. Pure, thread-safe; never throws on strange bodies (HTML, empty, not JSON).</summary>
public interface IFaultReader
{
    /// <summary>All faults of an answer, at least one.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="headers">Header values by name, case-insensitive.</param>
    /// <param name="body">The bounded body.</param>
    ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body);
}
