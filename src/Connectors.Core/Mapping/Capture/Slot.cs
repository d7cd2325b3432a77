using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Where a value lies in a record: nothing is decoded until a rule asks for it.</summary>
/// <param name="Start">First byte of the token, a quote included.</param>
/// <param name="Length">Bytes of the token; 0 when the record does not have it.</param>
/// <param name="Kind">First token; <c>None</c> when absent.</param>
/// <param name="IsEscaped">Whether a text holds escapes.</param>
internal readonly record struct Slot(int Start, int Length, JsonTokenType Kind, bool IsEscaped);
