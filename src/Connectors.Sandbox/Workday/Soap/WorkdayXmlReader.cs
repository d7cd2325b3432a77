using System.Xml;
using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Reads a request body within bounds: no document type, no entity, limited size and depth.</summary>
internal static class WorkdayXmlReader
{
    public const int MaxCharacters = 4 * 1024 * 1024;
    private const int MaxDepth = 64;

    /// <exception cref="XmlException">It is no such document.</exception>
    public static XElement Read(byte[] body)
    {
        CheckDepth(body);
        using var reader = Open(body);
        return XElement.Load(reader, LoadOptions.None);
    }

    /// <summary>Before a tree is built, because a tree of a million levels overflows the stack of whoever walks it.</summary>
    private static void CheckDepth(byte[] body)
    {
        using var reader = Open(body);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth) throw new XmlException($"Elements are nested deeper than {MaxDepth}.");
        }
    }

    private static XmlReader Open(byte[] body) => XmlReader.Create(new MemoryStream(body, writable: false), new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });
}
