using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>JSON Schemas (draft-07) of the contracts, for whoever reads canonical JSON without this library. Stateless, thread-safe.</summary>
/// <remarks>A schema is open: members of a later minor version are allowed, and a reader has to treat a code that it does not know as
/// <c>unknown</c>. The text of each
/// version is kept beside the contracts as a baseline, so that no contract changes unnoticed.</remarks>
public static class EntitySchemas
{
    /// <summary>The schema of a contract.</summary>
    /// <param name="name">Name of the contract, such as <c>timeEntry</c>.</param>
    /// <returns>Indented JSON with a newline at its end; the same text for the same contract.</returns>
    /// <exception cref="ArgumentException">There is no such contract.</exception>
    public static string Export(string name)
    {
        var entity = EntityCatalog.Find(name) ?? throw new ArgumentException($"There is no contract '{name}'; there are {Names()}.", nameof(name));
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
            SchemaWriter.Write(writer, entity);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>The schema of a contract as it was last accepted: the baseline that stands in this assembly. Equal to <see cref="Export"/>,
    /// which a test watches.</summary>
    /// <param name="name">Name of the contract, such as <c>timeEntry</c>.</param>
    /// <returns>The text; null when there is no such contract or no baseline of it yet.</returns>
    public static string? Baseline(string name)
    {
        var file = EntityCatalog.Find(name) is { } entity ? FileName(entity) : "";
        if (typeof(EntitySchemas).Assembly.GetManifestResourceStream(file) is not { } stream)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>File name of the schema of a contract: name and major version, such as <c>timeEntry.v1.schema.json</c>.</summary>
    /// <param name="entity">The contract.</param>
    public static string FileName(EntityDefinition entity) => $"{entity.Name}.v{entity.Schema.Split('.')[0]}.schema.json";

    private static string Names() => string.Join(", ", EntityCatalog.All.Select(static entity => entity.Name));
}
