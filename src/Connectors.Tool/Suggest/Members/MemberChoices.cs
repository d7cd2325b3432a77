using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>The members of a contract that fields can be mapped to.</summary>
internal static class MemberChoices
{
    private static readonly string[] KeyParts = ["system", "connection", "object", "value", "kind"];

    public static MemberChoice[] Of(EntityDefinition contract, WordSplitter splitter, MemberAliases aliases)
    {
        var choices = new List<MemberChoice>();
        foreach (var member in contract.Members)
            Collect(contract, member, member.Name, false, choices, splitter, aliases);
        return [.. choices];
    }

    private static void Collect(
        EntityDefinition contract, EntityMember member, string slot, bool inList, List<MemberChoice> choices,
        WordSplitter splitter, MemberAliases aliases)
    {
        var isList = member.Kind == MemberKind.List;
        var here = isList ? $"{slot}[0]" : slot;
        if (member.ValueKind == MemberKind.Object)
        {
            // A list of addresses of records is made by rules of its own, never by one field.
            if (KeyParts.All(part => member.Members.Any(inner => inner.Name == part)))
                return;
            foreach (var inner in member.Members)
                Collect(contract, inner, $"{here}.{inner.Name}", inList || isList, choices, splitter, aliases);
            return;
        }

        var parts = member.Path.Split('.').Select(part => splitter.Split(Singular(part))).ToArray();
        choices.Add(new(member, contract.Name)
        {
            Slot = here,
            OwnNames = parts.Length == 1 ? [parts[0]] : [[.. parts.SelectMany(part => part)], [.. parts[^2], .. parts[^1]]],
            Aliases = [.. aliases.Of(contract.Name, member.Path).Select(splitter.Split)],
            Codes = [.. member.Codes.Where(code => code is not ("unknown" or "other")).Select(splitter.Split)],
            Sense = MemberSenses.Of(member),
            IsInList = inList,
        });
    }

    private static string Singular(string name) => name is "notes" or "terms" or "status" or "phones" or "approvals" or "employees"
        || !name.EndsWith('s')
        ? name
        : name[..^1];
}
