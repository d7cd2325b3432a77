using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Compares what a mapping makes with its contract: member, kind, codes, references. A contract that is not ours is not checked.</summary>
internal sealed class ContractCheck(EntityDefinition? contract, DocumentFaults faults)
{
    private ImmutableArray<DocumentNode> _layers = [];

    public void Ends(MappingDocument document)
    {
        _layers = [.. document.Layers, document.Root];
        var schema = document.Ends.Schema;
        if (contract is not null && contract.Schema.Split('.')[0] != schema.Split('.')[0])
        {
            var at = document.Root.Find("target")?.Find("schema") ?? document.Root;
            faults.Add(at, null, $"The contract \"{contract.Name}\" is {contract.Schema}, not {schema}.",
                "Check the mapping against this version, then change \"schema\".");
        }
    }

    /// <summary>Checks a field.</summary>
    /// <param name="path">Canonical path, dotted.</param>
    /// <param name="node">Its rule in the document.</param>
    /// <param name="rule">Its rule.</param>
    public void Field(string path, DocumentNode node, Rule rule)
    {
        if (contract is null)
            return;
        if (contract.Find(path) is not { } member)
        {
            faults.Add(node, rule.Name, $"The contract \"{contract.Name}\" has no member \"{path}\".",
                $"Use an \"x:\" field or one of: {Near(path)}.");
            return;
        }
        foreach (var alternative in rule.Alternatives)
            Alternative(path, node, alternative, member);
    }

    private void Alternative(string path, DocumentNode node, Rule rule, EntityMember member)
    {
        var result = rule.Result;
        var kind = path.EndsWith(']') ? member.ValueKind : member.Kind;
        if (result.Kind is { } made && !Goes(made, kind))
        {
            faults.Add(node, rule.Name, $"\"{path}\" is {Word(kind)}; the rule \"{rule.Name}\" makes {Word(made)}.",
                $"Use a rule that makes {Word(kind)}.");
            return;
        }
        var strange = member.Codes.IsEmpty ? null : result.Codes.FirstOrDefault(code => !member.Codes.Contains(code));
        if (strange is not null)
        {
            faults.Add(PlaceOf(strange, node), rule.Name, $"\"{path}\" has no code \"{strange}\".",
                $"Use one of: {string.Join(", ", member.Codes)}.");
        }

        if (result.Entity is { } entity && !member.Entities.IsEmpty && !member.Entities.Contains(entity))
            faults.Add(node, rule.Name, $"\"{path}\" does not point to \"{entity}\".", $"Use one of: {string.Join(", ", member.Entities)}.");
        if (rule is not ListRule list)
            return;
        foreach (var (inner, leaf) in list.Fields.Leaves())
            Field($"{path}.{inner}", node.Find("fields")?.Find(inner) ?? node, leaf);
        if (list.Item is not null)
            Field($"{path}[0]", node.Find("item") ?? node, list.Item);
    }

    /// <summary>A code stands in the table of whichever layer gave it, else in the rule.</summary>
    private DocumentNode PlaceOf(string code, DocumentNode rule) =>
        rule.Find("values") is not { } table ? rule
        : _layers.SelectMany(layer => layer.Find("values")?.Find(table.Text)?.Members ?? [])
            .SelectMany(pair => pair.Items.Select(period => period.Find("code")).OfType<DocumentNode>().Prepend(pair))
            .FirstOrDefault(node => node.Text == code) ?? rule;

    private static bool Goes(MemberKind made, MemberKind wanted) =>
        made == wanted || (made, wanted) is (MemberKind.Integer, MemberKind.WorkTime) or (MemberKind.WorkTime, MemberKind.Integer);

    private string Near(string path)
    {
        var parent = path.LastIndexOf('.') is var dot and > 0 ? contract!.Find(path[..dot])?.Members : contract!.Members;
        return parent is { IsEmpty: false } members ? string.Join(", ", members.Select(member => member.Name)) : "none here";
    }

    private static string Word(MemberKind kind) => kind switch
    {
        MemberKind.Text => "a text",
        MemberKind.Integer => "an integer",
        MemberKind.Instant => "an instant",
        MemberKind.WorkTime => "work time",
        MemberKind.Money => "money",
        MemberKind.Coded => "a code",
        MemberKind.Ref => "a reference",
        MemberKind.Object => "an object",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };
}
