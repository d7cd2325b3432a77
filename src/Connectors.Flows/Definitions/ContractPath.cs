using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>What stands at a path of a contract's canonical JSON: a member, or a part of a code, an amount or a reference.</summary>
internal sealed record ContractPath(string Name, MemberKind? Kind, string Part, ImmutableArray<string> Codes)
{
    private static readonly string[] OfCode = ["code", "raw", "label", "system"];
    private static readonly string[] OfMoney = ["amount", "currency"];
    private static readonly string[] OfReference =
        ["id", "key.system", "key.connection", "key.object", "key.value", "key.kind", "display", "state"];

    public bool IsScalar => Part.Length > 0 ? Part != "key" : Kind is not (MemberKind.Coded or MemberKind.Money or MemberKind.Ref
        or MemberKind.Object or MemberKind.List);

    public bool IsMoment => Part.Length == 0 && Kind is MemberKind.Date or MemberKind.Instant;

    /// <summary>The single texts of what stands here.</summary>
    public string Scalars() => Parts(Kind) is { Length: > 0 } parts
        ? string.Join(", ", parts.Select(part => $"{Name}.{part}"))
        : Kind == MemberKind.List ? "a member that is no list" : "a member of it";

    /// <summary>What stands at a path; null when nothing does, and what does near it.</summary>
    public static ContractPath? Find(EntityDefinition contract, string path, out string near)
    {
        var (members, steps) = (contract.Members, path.Split('.'));
        near = "";
        // Names of extensions are the tenant's: any may be there.
        if (steps is ["ext", _, ..])
        {
            return new(path, null, "", []);
        }

        for (var index = 0; index < steps.Length; index++)
        {
            if (members.FirstOrDefault(candidate => candidate.Name == steps[index]) is not { } member)
            {
                near = string.Join(", ", members.Select(candidate => candidate.Path));
                return null;
            }

            var rest = string.Join('.', steps.Skip(index + 1));
            if (member.Kind != MemberKind.Object || rest.Length == 0)
            {
                near = Parts(member.Kind) is { Length: > 0 } parts ? string.Join(", ", parts.Select(part => $"{member.Path}.{part}")) : member.Path;
                return rest.Length == 0 || Parts(member.Kind).Contains(rest) || (member.Kind == MemberKind.Ref && rest == "key")
                    ? new(member.Path, member.Kind, rest, rest == "code" ? member.Codes : []) : null;
            }

            members = member.Members;
        }

        return null;
    }

    private static string[] Parts(MemberKind? kind) => kind switch
    {
        MemberKind.Coded => OfCode,
        MemberKind.Money => OfMoney,
        MemberKind.Ref => OfReference,
        _ => [],
    };
}
