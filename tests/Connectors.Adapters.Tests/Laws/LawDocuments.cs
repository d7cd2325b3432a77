using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Connectors.Hosting;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>The base mappings of all packages that lie beside the tests, found and not listed.</summary>
internal static class LawDocuments
{
    private static readonly Lazy<ImmutableArray<(MappingText Text, MappingDocument Document)>> Found = new(Load);

    /// <summary>Mappings between a vendor and a contract. Derivations have one direction, which their own "source" says.</summary>
    public static IEnumerable<string> Names => Found.Value.Where(found => !found.Document.Ends.IsDerivation).Select(found => found.Document.Name);

    public static LawSubject Subject(string name, string overlay = "")
    {
        var (text, document) = Found.Value.Single(found => found.Document.Name == name);
        return Make(text, document, overlay);
    }

    /// <summary>A mapping under the laws; <paramref name="writer"/> may be another document that writes in its place.</summary>
    public static LawSubject Of(string json, MappingFunctions? functions = null, string? writer = null)
    {
        var text = new MappingText("laws.mapping.json", Encoding.UTF8.GetBytes(json));
        var document = Parsed(text);
        var reads = Compiled(text, functions ?? MappingFunctions.None);
        return new(document, reads, writer is null ? reads : Compiled(new("writer.mapping.json", Encoding.UTF8.GetBytes(writer)), MappingFunctions.None));
    }

    private static LawSubject Make(MappingText text, MappingDocument document, string overlay)
    {
        var set = MappingSet.Load([text], MappingFunctions.None).Value!;
        ImmutableArray<MappingText> overlays = overlay.Length == 0 ? [] : [new("laws.overlay.json", Encoding.UTF8.GetBytes(overlay))];
        var compiled = set.Compile(overlays);
        Assert.That(compiled.Faults.IsDefault ? [] : compiled.Faults.Select(fault => fault.ToString()), Is.Empty, overlay);
        var faults = new DocumentFaults();
        if (overlay.Length > 0)
            document = new OverlayMerge(faults).Over(document, new MappingDocumentReader(faults).Overlay(overlays[0], _ => document)!);
        var mapping = compiled.Value!.All.Single();
        return new(document, mapping, mapping, overlay);
    }

    private static CompiledMapping Compiled(MappingText text, MappingFunctions functions)
    {
        var set = MappingSet.Load([text], functions);
        Assert.That(set.Faults.IsDefault ? [] : set.Faults.Select(fault => fault.ToString()), Is.Empty);
        return set.Value!.Compile([]).Value!.All.Single();
    }

    private static MappingDocument Parsed(MappingText text)
    {
        var faults = new DocumentFaults();
        var document = new MappingDocumentReader(faults).Document(text);
        Assert.That(faults.All.Select(fault => fault.ToString()), Is.Empty);
        return document!;
    }

    private static ImmutableArray<(MappingText, MappingDocument)> Load() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file).StartsWith("Connectors.", StringComparison.Ordinal) && !file.Contains(".Tests.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => EmbeddedMappings.Of(Assembly.Load(Path.GetFileNameWithoutExtension(file))))
            .Select(text => (text, Parsed(text))),
    ];
}
