using System.Text;

namespace Connectors.Mapping;

/// <summary>JSON Schemas (draft-07) of mapping documents and overlays: editors complete and check a document that names one as <c>$schema</c>.
/// They say how a document is built; whether its slots, paths and contracts fit together is said when it is loaded. Immutable, thread-safe.</summary>
public static class MappingSchemas
{
    /// <summary>Schema of a mapping document, indented JSON with a newline at its end.</summary>
    public static string Document { get; } = Read("mapping.v1.schema.json");

    /// <summary>Schema of an overlay, indented JSON with a newline at its end.</summary>
    public static string Overlay { get; } = Read("overlay.v1.schema.json");

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(MappingSchemas).Assembly.GetManifestResourceStream(file)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
