using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Reads base documents and overlays into their parts. What the rules themselves say is read when they are compiled.</summary>
internal sealed class MappingDocumentReader(DocumentFaults faults)
{
    private const int MostFields = 500;

    public MappingDocument? Document(MappingText text)
    {
        var (before, root) = (faults.Count, DocumentParser.Parse(text, faults));
        if (root is null)
            return null;
        var members = new MemberReader(root, null, faults);
        var name = members.Text("mapping", required: true);
        var version = members.Text("version", required: true);
        if (version is not null && !VersionRange.IsVersion(version))
            faults.Add(root.Find("version")!, null, $"\"{version}\" is no version.", "Write three numbers, such as \"1.0.0\".");
        var ends = Ends(members);
        var document = new MappingDocument(name ?? "", version ?? "", ends ?? new("", "", null, false, "", ""), root)
        {
            Fields = Entries(members.Of("fields", JsonValueKind.Object, required: true)),
            Writes = Entries(members.Of("write", JsonValueKind.Object)),
            Related = Related(members.Of("related", JsonValueKind.Object), ends?.IsDerivation ?? false),
            Values = new ValueTableReader(faults).Read(members.Of("values", JsonValueKind.Object)),
            Origins = [new(MappingLayer.Base, null, text.File)],
            OpenWrite = members.Flag("openWrite") ?? false,
        };
        if (ends is { IsDerivation: true } && document.Writes.Length > 0)
            faults.Add(root.Find("write")!, null, "A derivation writes to no vendor.", "Put \"write\" into the mapping of the vendor.");
        members.Finish();
        return faults.Count == before || (name is not null && version is not null && ends is not null) ? document : null;
    }

    public MappingOverlay? Overlay(MappingText text, Func<string, MappingDocument?> find)
    {
        var root = DocumentParser.Parse(text, faults);
        if (root is null)
            return null;
        var members = new MemberReader(root, null, faults);
        var mapping = members.Text("overlay", required: true);
        var range = members.Text("base", required: true);
        if (range is not null && !VersionRange.IsRange(range))
            faults.Add(root.Find("base")!, null, $"\"{range}\" is no range of versions.",
                "Write \"1.x\", \"1.2.x\" or one version such as \"1.2.0\".");
        members.Of("layer", JsonValueKind.String, required: true);
        var layer = members.Word("layer", "partner", "tenant") == "partner" ? MappingLayer.Partner : MappingLayer.Tenant;
        var isDerivation = mapping is not null && find(mapping) is { Ends.IsDerivation: true };
        var overlay = new MappingOverlay(mapping ?? "", range ?? "", new(layer, text.Owner, text.File), root)
        {
            Fields = Entries(members.Of("fields", JsonValueKind.Object)),
            Writes = Entries(members.Of("write", JsonValueKind.Object)),
            Related = Related(members.Of("related", JsonValueKind.Object), isDerivation),
            Values = new ValueTableReader(faults).Read(members.Of("values", JsonValueKind.Object)),
        };
        members.Finish();
        return mapping is null || range is null ? null : overlay;
    }

    private MappingEnds? Ends(MemberReader members)
    {
        var (source, target) = (members.Of("source", JsonValueKind.Object, required: true),
            members.Of("target", JsonValueKind.Object, required: true));
        if (source is null || target is null)
            return null;
        var to = new MemberReader(target, null, faults);
        var (entity, schema) = (to.Text("entity", required: true), to.Text("schema", required: true));
        to.Finish();
        var from = new MemberReader(source, null, faults);
        var (system, vendorObject) = (from.Text("system"), from.Text("object"));
        var (sourceEntity, collect) = (from.Text("entity"), from.Flag("collect") ?? false);
        from.Finish();
        var isVendor = system is not null && vendorObject is not null && sourceEntity is null && !collect;
        if (!isVendor && (sourceEntity is null || system is not null || vendorObject is not null))
        {
            faults.Add(source, null, "The source is neither a vendor's object nor a contract.",
                "Write {\"system\":...,\"object\":...} or {\"entity\":...}.");
            return null;
        }
        return entity is null || schema is null ? null : new(system, vendorObject, sourceEntity, collect, entity, schema);
    }

    private ImmutableArray<FieldEntry> Entries(DocumentNode? node)
    {
        if (node is null)
            return [];
        if (node.Members.Length > MostFields)
            faults.Add(node, null, $"There are {node.Members.Length} fields.", $"A mapping has at most {MostFields}: split it.");
        var entries = ImmutableArray.CreateBuilder<FieldEntry>();
        foreach (var (slot, rule) in node.Members.Take(MostFields))
        {
            var target = PathText.Parse(slot, out var problem);
            if (target is null || !IsTarget(target) || slot == "x:")
            {
                faults.Add(rule, null, target is null ? problem : $"\"{slot}\" is no path of a target.",
                    "Write member names joined by dots, such as \"approval.decidedAt\"; of an index only [0].");
            }
            else if (rule.Kind != JsonValueKind.Object)
                faults.Add(rule, null, $"The rule of \"{slot}\" is {MemberReader.Word(rule.Kind)}.",
                    "Write an object with one rule, such as {\"copy\":\"notes\"}.");
            else
                entries.Add(new(slot, target, rule, 0, rule.Find("open")?.Kind == JsonValueKind.True));
        }
        return entries.ToImmutable();
    }

    private static bool IsTarget(PathText path) =>
        path.Up == 0 && !path.Segments.IsEmpty && path.Segments[0].Index < 0 && path.Segments.All(segment => segment.Index <= 0);

    private ImmutableArray<RelatedEntry> Related(DocumentNode? node, bool isDerivation)
    {
        var entries = ImmutableArray.CreateBuilder<RelatedEntry>();
        foreach (var (name, value) in node?.Members ?? [])
        {
            if (value.Kind != JsonValueKind.Object || name.Length == 0 || name.AsSpan().IndexOfAny(".[]^@ ") >= 0 || name is "custom" or "ext")
            {
                faults.Add(value, null, $"\"{name}\" is no related record.", "Write a plain name and {\"object\":...,\"by\":...}.");
                continue;
            }
            var members = new MemberReader(value, null, faults);
            var target = members.Text(isDerivation ? "entity" : "object", required: true);
            var by = members.Of("by", JsonValueKind.String, required: true);
            var path = by is null ? null : PathText.Parse(by.Text, out _);
            if (by is not null && (path is null || path.Up > 0 || path.Segments.IsEmpty))
                faults.Add(by, null, $"\"{by.Text}\" is no path.", "Write the path of the field that holds the key.");
            else if (target is not null && path is not null)
                entries.Add(new(name, isDerivation ? null : target, isDerivation ? target : null, path, value));
            members.Finish();
        }
        return entries.ToImmutable();
    }
}
