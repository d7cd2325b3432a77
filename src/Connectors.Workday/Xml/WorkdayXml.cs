using System.Runtime.InteropServices;
using System.Xml;

namespace Connectors.Workday;

/// <summary>Opens answers: no document type, no resolver, nothing fetched.</summary>
internal static class WorkdayXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = 512L * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        CloseInput = true,
    };

    /// <summary>A reader over bytes that the guard has let through.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The guard did not.</exception>
    public static XmlReader Open(ReadOnlyMemory<byte> bytes)
    {
        XmlGuard.Check(bytes.Span);
        return Open(MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false));
    }

    /// <summary>A reader over a stream, without the guard.</summary>
    public static XmlReader Open(Stream stream) => XmlReader.Create(stream, Settings);

    /// <summary>Whether bytes begin like XML or HTML.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = (bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
    }
}
