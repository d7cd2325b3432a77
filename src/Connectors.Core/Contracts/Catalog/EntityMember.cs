using System.Reflection;

namespace Connectors.Contracts;

/// <summary>A member of a contract, as canonical JSON has it. Immutable, thread-safe.</summary>
public sealed record EntityMember
{
    // Looked up at their first use, since most members of most contracts are never asked; two at once find the same.
    private ImmutableArray<string> _codes;
    private ImmutableArray<string> _entities;
    private ImmutableArray<EntityMember> _members;
    private MemberMarks? _marks;

    /// <summary>Name in JSON, such as <c>quantity</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Dotted path from the record, without indexes, such as <c>lines.quantity</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it is in JSON.</summary>
    public required MemberKind Kind { get; init; }

    /// <summary>What an item of the list is; null when this is no list.</summary>
    public MemberKind? ItemKind { get; init; }

    /// <summary>Whether the record, or the object that this stands in, is invalid
    /// without it. A list is never required: an absent one is empty.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>How careful to be with it.</summary>
    public DataClass DataClass { get => Marks.DataClass; init => _marks = Marks with { DataClass = value }; }

    /// <summary>Most UTF-16 units of a text; null when not bounded.</summary>
    public int? MaxLength { get => Marks.MaxLength; init => _marks = Marks with { MaxLength = value }; }

    /// <summary>Whether a blank text is a value; elsewhere it counts as absent.</summary>
    public bool BlankIsValue { get => Marks.BlankIsValue; init => _marks = Marks with { BlankIsValue = value }; }

    /// <summary>When it goes away and what stands in for it; null for nearly all.</summary>
    public DeprecatedAttribute? Deprecated { get => Marks.Deprecated; init => _marks = Marks with { Deprecated = value }; }

    /// <summary>The codes of a code, or of an item that is one, as they stand in
    /// JSON; empty for a list of codes that only the tenant defines.</summary>
    public ImmutableArray<string> Codes => _codes.IsDefault ? _codes = CodesOf(ValueType) : _codes;

    /// <summary>The contracts that a reference, or an item that is one, may point to.</summary>
    public ImmutableArray<string> Entities =>
        _entities.IsDefault ? _entities = ValueKind == MemberKind.Ref ? MemberTree.Entities(Property!, ValueType!) : [] : _entities;

    /// <summary>Members of an object, or of an item that is one, in the order of JSON.</summary>
    public ImmutableArray<EntityMember> Members =>
        _members.IsDefault ? _members = ValueKind == MemberKind.Object ? MemberTree.Members(ValueType!, Path + ".", DataClass) : [] : _members;

    /// <summary>What a value at this path is: <see cref="ItemKind"/> of a list, else <see cref="Kind"/>.</summary>
    public MemberKind ValueKind => ItemKind ?? Kind;

    /// <summary>The class of the object that it stands in.</summary>
    internal DataClass Outer { get; init; }

    /// <summary>The property; null for the parts of a key.</summary>
    internal PropertyInfo? Property { get; init; }

    /// <summary>The type of the value, or of an item of the list; null for the parts of a key.</summary>
    internal Type? ValueType { get; init; }

    /// <inheritdoc/>
    /// <remarks>What is looked up late does not count: it follows from the rest, and a member must not change as it is asked.</remarks>
    public bool Equals(EntityMember? other) => other is not null && (Name, Path, Kind, ItemKind, IsRequired, DataClass, MaxLength, BlankIsValue)
        == (other.Name, other.Path, other.Kind, other.ItemKind, other.IsRequired, other.DataClass, other.MaxLength, other.BlankIsValue)
        && Property == other.Property && ValueType == other.ValueType && Equals(Deprecated, other.Deprecated);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Kind, Property);

    /// <summary>Path and kind.</summary>
    public override string ToString() => Kind == MemberKind.List ? $"{Path}: list of {ItemKind}" : $"{Path}: {Kind}";

    private MemberMarks Marks => _marks ??= Property is null ? new(Outer) : MemberMarks.Of(Property, ValueType!, Outer);

    private static ImmutableArray<string> CodesOf(Type? type) =>
        type is not null && MemberTree.IsGeneric(type, typeof(Coded<>)) ? EntityNames.Codes(type.GetGenericArguments()[0]) : [];
}
