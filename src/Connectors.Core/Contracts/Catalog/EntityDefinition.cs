namespace Connectors.Contracts;

/// <summary>A contract and the tree of its members. Immutable, thread-safe.</summary>
public sealed record EntityDefinition
{
    /// <summary>Name of the contract, such as <c>timeEntry</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the contract, <c>major.minor</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>The part of the business that it belongs to.</summary>
    public required BusinessArea Area { get; init; }

    /// <summary>Master data, transaction and so on.</summary>
    public required ContractClass Class { get; init; }

    /// <summary>The .NET type, an <see cref="IEntity"/>.</summary>
    public required Type Type { get; init; }

    /// <summary>The members in the order of JSON, without <c>ext</c>, whose keys are open.</summary>
    public required ImmutableArray<EntityMember> Members { get; init; }

    /// <summary>The member at a path; null when the contract has none there.</summary>
    /// <param name="path">Dotted names, such as <c>lines.quantity</c>; indexes such as <c>lines[0].quantity</c> are passed over. Parts of a
    /// code, an amount or a reference are no members.</param>
    public EntityMember? Find(string path)
    {
        EntityMember? found = null;
        var rest = path.AsSpan();
        for (var dot = 0; dot >= 0;)
        {
            dot = rest.IndexOf('.');
            var name = dot < 0 ? rest : rest[..dot];
            rest = rest[(dot + 1)..];
            name = name.IndexOf('[') is var bracket and >= 0 ? name[..bracket] : name;
            found = Find(found is null ? Members : found.Members, name);
            if (found is null)
                return null;
        }
        return found;
    }

    /// <summary>Every member at any depth, each before what stands in it.</summary>
    public IEnumerable<EntityMember> All() => Members.SelectMany(Tree);

    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Schema}";

    private static IEnumerable<EntityMember> Tree(EntityMember member) => member.Members.SelectMany(Tree).Prepend(member);

    private static EntityMember? Find(ImmutableArray<EntityMember> members, ReadOnlySpan<char> name)
    {
        foreach (var member in members)
        {
            if (name.SequenceEqual(member.Name))
                return member;
        }
        return null;
    }
}
