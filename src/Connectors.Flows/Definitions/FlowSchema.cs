using System.Text;

namespace Connectors.Flows;

/// <summary>JSON Schema (draft-07) of flow documents: editors complete and check a document that names it as <c>$schema</c>. It says how a document
/// is built; whether its paths, derivations and roles fit is said when it is loaded. Immutable, thread-safe.</summary>
public static class FlowSchema
{
    /// <summary>The schema, indented JSON with a newline at its end.</summary>
    public static string Document { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(FlowSchema).Assembly.GetManifestResourceStream("flow.schema.json")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
