using Connectors.Faults;

namespace Connectors.Http;

/// <summary>What came of an attempt: an answer, or a broken conversation. Immutable.</summary>
/// <param name="Status">HTTP status; 0 when no whole answer came.</param>
/// <param name="Headers">Those of the allow-list, by name.</param>
/// <param name="Body">The body, unpacked.</param>
/// <param name="Broken">Why no whole answer came; null when one did.</param>
internal sealed record TapedAnswer(int Status, ImmutableSortedDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, Fault? Broken);
