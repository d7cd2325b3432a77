using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Makes rules from what documents say, forward or turned round.</summary>
internal static class RuleReader
{
    private static readonly string[] CommonMembers = ["required", "open", "access", "class", "default", "description"];

    /// <summary>The rule of an object for the direction of the binding; null when it cannot be made, then faults say why.</summary>
    public static Rule? Read(DocumentNode node, Binding binding, string field, FieldClass floor)
    {
        var kind = KindOf(node, binding.Compilation.Faults);
        if (kind is null)
            return null;
        var use = binding.Compilation.Direction switch { Direction.Read => RuleUses.Read, Direction.Derive => RuleUses.Derive, _ => RuleUses.Write };
        if ((kind.Uses & use) == RuleUses.None)
        {
            binding.Compilation.Faults.Add(node, kind.Name, $"The rule \"{kind.Name}\" cannot stand here.", $"It works only in {Places(kind.Uses)}.");
            return null;
        }
        return Make(kind, new RuleSpec(node, kind.Name, field, binding, floor, null));
    }

    private static string Places(RuleUses uses) => string.Join(" and in ", new[]
    {
        uses.HasFlag(RuleUses.Read) ? "\"fields\" of a vendor's mapping" : null,
        uses.HasFlag(RuleUses.Derive) ? "\"fields\" of a derivation" : null,
        uses.HasFlag(RuleUses.Write) ? "\"write\"" : null,
    }.OfType<string>());

    /// <summary>What a rule of <c>fields</c> writes; nothing when it cannot be turned round.</summary>
    public static IEnumerable<WriteLeaf> Invert(DocumentNode node, Binding binding, PathText canonical, string field, FieldClass floor)
    {
        var kind = KindOf(node, binding.Compilation.Faults);
        if (kind is null || !kind.Inverts || node.Find("access")?.Text == "read")
            return [];
        var spec = new RuleSpec(node, kind.Name, field, binding, floor, canonical);
        if (kind.Inverse is not null)
            return kind.Inverse(spec);
        return VendorPath(spec) is { } path && Make(kind, spec) is { } rule ? [new(path, rule)] : [];
    }

    /// <summary>The vendor path that a rule writes to; null when it lies in another record.</summary>
    public static PathText? VendorPath(RuleSpec spec) => Writable(spec.Paths.Write, spec.Binding.Compilation.RelatedNames, spec.Binding.IsElement);

    /// <summary>Which directions a rule serves by itself.</summary>
    public static (bool Reads, bool Writes) Directions(DocumentNode node, HashSet<string> related)
    {
        var scratch = new DocumentFaults();
        var access = node.Find("access")?.Text;
        var kind = KindOf(node, scratch);
        if (kind is null)
            return (true, true);
        if (!kind.Inverts)
            return (access != "write", false);
        var named = node.Find(kind.Name)!;
        if (named.Kind == JsonValueKind.Array)
            return (access != "write", access != "read");
        var paths = PathPair.From(named, kind.Name, scratch);
        var (reads, writes) = (paths.Read is not null || scratch.Count > 0, Writable(paths.Write, related, isElement: false) is not null);
        return (access != "write" && reads, access != "read" && writes);
    }

    /// <summary>Whether a rule of <c>fields</c> has something to do in the direction of a compilation, not turned round.</summary>
    public static bool Serves(DocumentNode node, Compilation compilation) =>
        compilation.Direction == Direction.Write || Directions(node, compilation.RelatedNames).Reads;

    public static Rule? Make(RuleKind kind, RuleSpec spec)
    {
        var before = spec.Faults.Count;
        var rule = kind.Create(spec);
        rule.TakeDefault(spec);
        spec.Members.Any(kind.Name);
        spec.Members.Finish();
        return spec.Faults.Count == before ? rule : null;
    }

    private static PathText? Writable(PathText? path, HashSet<string> related, bool isElement)
    {
        if (path is null || path.Up > 0 || path.Segments.Any(segment => segment.Index > 0))
            return null;
        return !isElement && path.Segments.Length > 0 && related.Contains(path.Segments[0].Name) ? null : path;
    }

    private static RuleKind? KindOf(DocumentNode node, DocumentFaults faults)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            faults.Add(node, null, $"A rule is an object, this is {MemberReader.Word(node.Kind)}.",
                "Write an object with one rule, such as {\"copy\":\"notes\"}.");
            return null;
        }
        RuleKind? only = null;
        var count = 0;
        foreach (var (name, _) in node.Members)
        {
            if (RuleTable.Find(name) is { } kind)
                (only, count) = (kind, count + 1);
        }
        if (count == 1)
            return only;
        if (count > 1)
        {
            var kinds = node.Members.Select(member => RuleTable.Find(member.Key)).OfType<RuleKind>().ToList();
            faults.Add(node, kinds[1].Name, $"Two rules stand in one object: {string.Join(", ", kinds.Select(kind => kind.Name))}.",
                "Keep one of them, or use \"firstOf\".");
            return null;
        }
        var unknown = node.Members.Select(member => member.Key).FirstOrDefault(name => !CommonMembers.Contains(name));
        var problem = unknown is null ? "No rule stands here." : $"There is no rule \"{unknown}\".";
        faults.Add(unknown is null ? node : node.Find(unknown)!, unknown, problem, $"Use one of: {RuleTable.Names}.");
        return null;
    }
}
