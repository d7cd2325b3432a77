using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>Where a mapping looks at a vendor's record, and for what.</summary>
internal sealed class VendorPlaces
{
    private readonly Dictionary<string, VendorPlace> _places = new(StringComparer.Ordinal);
    private readonly MappingDocument _document;

    private VendorPlaces(MappingDocument document) => _document = document;

    /// <summary>All places of a record and of those beside it; inner ones behind outer ones.</summary>
    public static ImmutableArray<VendorPlace> Of(MappingDocument document)
    {
        var places = new VendorPlaces(document);
        foreach (var entry in document.Fields)
            places.Visit(entry.Node);
        foreach (var entry in document.Related)
            places.Add(entry.By, new("id", entry.Node));
        return places.All();
    }

    /// <summary>The vendor's paths that a rule reads.</summary>
    public static IEnumerable<PathText> PathsOf(DocumentNode rule)
    {
        var places = new VendorPlaces(null!);
        places.Visit(rule);
        return places._places.Values.Select(place => place.Path);
    }

    private ImmutableArray<VendorPlace> All() => [.. _places.Values.OrderBy(place => place.Path.Segments.Length)];

    private void Visit(DocumentNode rule)
    {
        var kind = rule.Members.Select(member => member.Key).Single(RuleTable.Kinds.ContainsKey);
        if (rule.Find("access")?.Text == "write")
            return;
        var named = rule.Find(kind)!;
        switch (kind)
        {
            case "constant" or "number":
                return;
            case "firstOf":
                foreach (var item in named.Items)
                    Visit(item);
                return;
            case "when":
                foreach (var branch in named.Items)
                {
                    if (branch.Find("if") is { } condition)
                        Conditions(condition);
                    Visit(branch.Find("then")!);
                }
                return;
            case "join":
                foreach (var item in named.Items)
                    Add(item, new("text", rule));
                return;
            case "custom":
                foreach (var item in rule.Find("of")!.Items)
                    Add(item, new("text", rule));
                return;
            case "list":
                Elements(named, rule);
                return;
        }
        Add(named, new(kind, rule), rule.Find("wrap")?.Text);
        Add(rule.Find("label"), new("text", rule));
        Add(rule.Find("display"), new("text", rule));
        var currency = rule.Find("currency");
        Add(currency?.Kind == JsonValueKind.Object ? currency.Find("read") ?? currency.Find("path") : currency, new("currency", rule));
        Add(rule.Find("minor") is { Kind: not JsonValueKind.Number } minor ? minor : null, new("minor", rule));
    }

    private void Elements(DocumentNode named, DocumentNode rule)
    {
        var inner = new VendorPlaces(_document);
        foreach (var (_, part) in rule.Find("fields")?.Members ?? [])
            inner.Visit(part);
        if (rule.Find("item") is { } item)
            inner.Visit(item);
        Add(named, new("list", rule) { Inner = inner.All() });
    }

    private void Conditions(DocumentNode condition)
    {
        foreach (var part in (condition.Find("all") ?? condition.Find("any"))?.Items ?? [])
            Conditions(part);
        if (condition.Find("not") is { } not)
            Conditions(not);
        Add(condition.Find("path"), new("condition", condition));
    }

    private void Add(DocumentNode? node, VendorUse use, string? wrap = null)
    {
        var text = node?.Kind == JsonValueKind.Object ? node.Find("read") : node;
        if (text is { Kind: JsonValueKind.String } && PathText.Parse(text.Text, out _) is { Up: 0 } path)
            Add(wrap is null ? path : path.Then(wrap), use);
    }

    private void Add(PathText path, VendorUse use)
    {
        if (!_places.TryGetValue(path.Pointer, out var place))
            _places[path.Pointer] = place = new(path, []);
        place.Uses.Add(use);
    }
}
