using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Where one object of an envelope lies.</summary>
/// <param name="Collection">The map that it lies in, such as <c>time_entries</c>.</param>
/// <param name="MapKey">Its key in that map.</param>
/// <param name="Json">Its bytes; they borrow the page's memory.</param>
internal readonly record struct EnvelopeEntry(string Collection, string MapKey, ReadOnlyMemory<byte> Json)
{
    /// <summary>The record that it is, where that was seen as it was passed; null when it has to be looked at.</summary>
    public VendorRecord? Record { get; init; }
}
