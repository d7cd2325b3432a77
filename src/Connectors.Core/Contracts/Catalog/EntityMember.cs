namespace Connectors.Contracts;

/// <summary>A member of a contract, as canonical JSON has it. Immutable, thread-safe.</summary>
public sealed record EntityMember
{
    /// <summary>Name in JSON, such as <c>quantity</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Dotted path from the record, without indexes, such as <c>lines.quantity</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it is in JSON.</summary>
    public required MemberKind Kind { get; init; }

    /// <summary>What an item of the list is; null when this is no list.</summary>
    public MemberKind? ItemKind { get; init; }

    /// <summary>Whether the record, or the object that this stands in, is invalid without it. A list is never required: an absent one is
    /// empty.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>How careful to be with it.</summary>
    public required DataClass DataClass { get; init; }

    /// <summary>Most UTF-16 units of a text; null when not bounded.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether a blank text is a value; elsewhere it counts as absent.</summary>
    public bool BlankIsValue { get; init; }

    /// <summary>The codes of a code, or of an item that is one, as they stand in JSON; empty for a list of codes that only the tenant
    /// defines.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The contracts that a reference, or an item that is one, may point to.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];

    /// <summary>Members of an object, or of an item that is one, in the order of JSON.</summary>
    public ImmutableArray<EntityMember> Members { get; init; } = [];

    /// <summary>What a value at this path is: <see cref="ItemKind"/> of a list, else <see cref="Kind"/>.</summary>
    public MemberKind ValueKind => ItemKind ?? Kind;

    /// <summary>Path and kind.</summary>
    public override string ToString() => Kind == MemberKind.List ? $"{Path}: list of {ItemKind}" : $"{Path}: {Kind}";
}
