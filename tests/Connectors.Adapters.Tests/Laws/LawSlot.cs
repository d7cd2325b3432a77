using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>A slot that a mapping says it serves in both directions: told by its rule (<c>Inverts</c>, paths, <c>access</c>), not by a list.</summary>
/// <param name="Slot">Key in the document.</param>
/// <param name="Canonical">Where the value stands in canonical JSON; inside the element for parts of a list.</param>
/// <param name="Node">The rule that reads and writes it: of several alternatives, the one that writes.</param>
/// <param name="Kind">Its name.</param>
/// <param name="Read">Where the vendor shows it.</param>
/// <param name="Write">Where the vendor takes it.</param>
internal sealed record LawSlot(
    string Slot, ImmutableArray<PathSegment> Canonical, DocumentNode Node, string Kind, PathText Read, ImmutableArray<PathSegment> Write)
{
    /// <summary>Paths that are asked before this rule: where they have a value, the field shows another one.</summary>
    public ImmutableArray<PathText> Before { get; init; } = [];

    /// <summary>Paths of all alternatives that do not write.</summary>
    public ImmutableArray<PathText> Others { get; init; } = [];

    /// <summary>The parts of a list's element.</summary>
    public ImmutableArray<LawSlot> Parts { get; init; } = [];

    /// <summary>What a list's element is when it has no parts.</summary>
    public LawSlot? Item { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether a blank text is a value and not absent.</summary>
    public bool TakesBlank => Kind == "custom" || Node.Find("blankIsValue")?.Kind == JsonValueKind.True;

    /// <summary>Where the currency is written beside an amount.</summary>
    public PathText? CurrencyTo => Currency is { Kind: JsonValueKind.Object } pair && pair.Find("write") is { } to ? PathText.Parse(to.Text, out _) : null;

    /// <summary>Where an amount's currency is read.</summary>
    public PathText? CurrencyFrom => Currency is null ? null
        : PathText.Parse((Currency.Kind == JsonValueKind.String ? Currency : Currency.Find("read") ?? Currency.Find("path"))?.Text ?? "", out _);

    public string? CurrencyConstant => Currency?.Find("constant")?.Text;

    public string? Member(string name) => Node.Find(name)?.Text;

    private DocumentNode? Currency => Node.Find("currency");

    /// <summary>All two-way slots of a mapping.</summary>
    public static ImmutableArray<LawSlot> Of(MappingDocument document)
    {
        var explicitly = document.Writes.Select(entry => entry.Target.Pointer).ToHashSet(StringComparer.Ordinal);
        var related = document.Related.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. document.Fields.SelectMany(entry => Make(entry.Node, entry.Slot, CanonicalOf(entry), related, false).Where(_ => entry.Node == entry.WriteNode))
                .Where(slot => !explicitly.Contains(new PathText("", 0, slot.Write).Pointer)),
        ];
    }

    private static ImmutableArray<PathSegment> CanonicalOf(FieldEntry entry) =>
        entry.IsExtension ? [new("ext", -1), .. entry.Target.Segments, new("v", -1)] : entry.Target.Segments;

    private static IEnumerable<LawSlot> Make(DocumentNode node, string slot, ImmutableArray<PathSegment> canonical, HashSet<string> related, bool isElement)
    {
        var kind = node.Members.Select(member => member.Key).Single(RuleTable.Kinds.ContainsKey);
        var isRequired = node.Find("required")?.Kind == JsonValueKind.True;
        if (!RuleTable.Kinds[kind].Inverts || node.Find("access") is not null and not { Text: "both" })
            return [];
        var named = node.Find(kind)!;
        if (kind == "firstOf")
        {
            var all = named.Items.Select(item => (Item: item, Made: Make(item, slot, canonical, related, isElement).ToList())).ToList();
            var writer = all.FindIndex(item => item.Made.Count > 0);
            return writer < 0 ? [] : all[writer].Made.Select(made => made with
            {
                IsRequired = isRequired,
                Before = [.. all.Take(writer).SelectMany(item => VendorPlaces.PathsOf(item.Item))],
                Others = [.. all.Where((_, at) => at != writer).SelectMany(item => VendorPlaces.PathsOf(item.Item))],
            });
        }
        if (kind == "custom")
            named = node.Find("of")!.Items[0];
        var paths = PathPair.From(named, kind, new());
        if (paths.Read is not { } read || paths.Write is not { Up: 0 } write || read.Up > 0 || write.Segments.Any(step => step.Index > 0)
            || !isElement && write.Segments.Length > 0 && related.Contains(write.Segments[0].Name))
            return [];
        if (node.Find("wrap") is { } wrap)
            (read, write) = (read.Then(wrap.Text), write.Then(wrap.Text));
        var made = new LawSlot(slot, canonical, node, kind, read, write.Segments) { IsRequired = isRequired };
        if (kind != "list")
            return [made];
        if (node.Find("where") is not null)
            throw new NotSupportedException($"The laws do not know lists with a condition yet ({slot}).");
        return
        [
            made with
            {
                Parts = [.. (node.Find("fields")?.Members ?? []).SelectMany(part =>
                    Make(part, slot, PathText.Parse(part.Key, out _)!.Segments, related, true))],
                Item = node.Find("item") is { } item ? Make(item, slot, [], related, true).FirstOrDefault() : null,
            },
        ];
    }
}
