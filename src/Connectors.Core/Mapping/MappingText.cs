namespace Connectors.Mapping;

/// <summary>A mapping document or overlay as text, not yet checked.</summary>
/// <param name="File">Where it lies, for messages, such as <c>acme/time.overlay.json</c>.</param>
/// <param name="Json">UTF-8 JSON.</param>
public sealed record MappingText(string File, ReadOnlyMemory<byte> Json)
{
    /// <summary>Path of the partner or tenant whose overlay it is, such as
    /// <c>/northstar/emea</c>; null when nobody said, and for base documents.</summary>
    public string? Owner { get; init; }
}
