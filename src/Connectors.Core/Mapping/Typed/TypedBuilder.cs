using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Matches what a plan writes with the members of a type.</summary>
internal static class TypedBuilder<TOwner>
    where TOwner : class
{
    /// <summary>A node for each member that the plan gives a value; null when one of them has no direct way, or the plan leaves out what the
    /// contract demands.</summary>
    public static TypedNode<TOwner>[]? Members(OutputNode tree, ImmutableArray<EntityMember> members)
    {
        var nodes = new List<TypedNode<TOwner>>();
        foreach (var child in tree.Children)
        {
            if (child.Segment.Index >= 0 || Node(child, members) is not { } node)
                return null;
            nodes.Add(node);
        }
        var given = tree.Children.Select(child => child.Segment.Name).ToHashSet(StringComparer.Ordinal);
        return members.Any(member => member.IsRequired && !given.Contains(member.Name)) ? null : [.. nodes];
    }

    private static TypedNode<TOwner>? Node(OutputNode child, ImmutableArray<EntityMember> members)
    {
        if (child.Segment.Name == "ext")
            return Extensions(child);
        var member = members.FirstOrDefault(candidate => candidate.Name == child.Segment.Name);
        if (member is null || TypedAccess.Find(typeof(TOwner), member) is not { } property)
            return null;
        var type = property.PropertyType;
        var item = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;
        if (child.Rule is ListRule list)
            return item is null ? null : List(list, member, item);
        if (child.Rule is not null)
            return Leaf(child.Rule, member, type);
        return item is not null ? First(child, member, item) : Object(child, member, type);
    }

    private static TypedNode<TOwner>? Leaf(Rule rule, EntityMember member, Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner
            ? TypedValues.For(inner) is not { } fromInner ? null
                : Often(rule, member, fromInner) ?? Call(nameof(MakeOptional), inner, rule, member, fromInner)
            : TypedValues.For(type) is not { } from ? null
                : Text(rule, member, from) ?? Call(nameof(MakeLeaf), type, rule, member, from);

    private static TypedText<TOwner>? Text(Rule rule, EntityMember member, Delegate from) => (rule, from) is (CopyRule copy, FromMapped<string> value)
        ? new(copy, TypedAccess.Setter<Action<TOwner, string>>(typeof(TOwner), member), value) { IsRequired = member.IsRequired, Slot = rule.Slot }
        : null;

    private static TypedNode<TOwner>? Often(Rule rule, EntityMember member, Delegate from) => (rule, from) switch
    {
        (DecimalRule number, FromMapped<decimal> value) => new TypedNumber<TOwner>(
            number, TypedAccess.Setter<Action<TOwner, decimal?>>(typeof(TOwner), member), value) { IsRequired = member.IsRequired, Slot = rule.Slot },
        (DateRule date, FromMapped<DateOnly> value) => new TypedDay<TOwner>(
            date, TypedAccess.Setter<Action<TOwner, DateOnly?>>(typeof(TOwner), member), value) { IsRequired = member.IsRequired, Slot = rule.Slot },
        (InstantRule instant, FromMapped<DateTimeOffset> value) => new TypedMoment<TOwner>(
            instant, TypedAccess.Setter<Action<TOwner, DateTimeOffset?>>(typeof(TOwner), member), value)
        {
            IsRequired = member.IsRequired, Slot = rule.Slot,
        },
        _ => null,
    };

    private static TypedNode<TOwner>? Object(OutputNode child, EntityMember member, Type type) =>
        type == typeof(DateRange?) ? Range(child, member)
        : type is { IsClass: true } && member.Kind == MemberKind.Object ? Call(nameof(MakeObject), type, child, member) : null;

    private static TypedNode<TOwner>? List(ListRule rule, EntityMember member, Type item) =>
        rule.Item is not null ? TypedValues.For(item) is { } from ? Call(nameof(MakeItems), item, rule, member, from) : null
        : item.IsClass && member.ItemKind == MemberKind.Object ? Call(nameof(MakeList), item, rule, member)
        : null;

    private static TypedNode<TOwner>? First(OutputNode array, EntityMember member, Type item) => array.Children switch
    {
        [{ Segment.Index: 0, Rule: { } rule }] => TypedValues.For(item) is { } from ? Call(nameof(MakeFirstValue), item, rule, member, from) : null,
        [{ Segment.Index: 0 } only] when item.IsClass => Call(nameof(MakeFirst), item, only, member),
        _ => null,
    };

    private static TypedRange<TOwner>? Range(OutputNode child, EntityMember member)
    {
        Rule? Part(string name) => child.Children.FirstOrDefault(part => part.Segment.Name == name)?.Rule;
        return child.Children.All(part => part.Rule is not null)
            ? new(Part("from"), Part("to"), TypedAccess.Setter<Action<TOwner, DateRange?>>(typeof(TOwner), member)) { IsRequired = member.IsRequired }
            : null;
    }

    private static TypedExtensions<TOwner>? Extensions(OutputNode child) =>
        child.Children.All(field => field is { Rule: not null, IsExtension: true })
            ? new([.. child.Children.Select(field => (field.Segment.Name, field.Rule!))])
            : null;

    private static TypedNode<TOwner> MakeLeaf<TValue>(object rule, EntityMember member, object? from) =>
        new TypedLeaf<TOwner, TValue>((Rule)rule, TypedAccess.Setter<Action<TOwner, TValue>>(typeof(TOwner), member), (FromMapped<TValue>)from!)
        {
            IsRequired = member.IsRequired, Slot = ((Rule)rule).Slot,
        };

    private static TypedNode<TOwner> MakeOptional<TValue>(object rule, EntityMember member, object? from)
        where TValue : struct =>
        new TypedOptional<TOwner, TValue>((Rule)rule, TypedAccess.Setter<Action<TOwner, TValue?>>(typeof(TOwner), member), (FromMapped<TValue>)from!)
        {
            IsRequired = member.IsRequired, Slot = ((Rule)rule).Slot,
        };

    private static TypedNode<TOwner>? MakeObject<TValue>(object child, EntityMember member, object? from)
        where TValue : class => TypedBuilder<TValue>.Members((OutputNode)child, member.Members) is { } members
            ? new TypedObject<TOwner,
                TValue>(members, TypedAccess.Setter<Action<TOwner, TValue>>(typeof(TOwner), member)) { IsRequired = member.IsRequired }
            : null;

    private static TypedNode<TOwner>? MakeList<TItem>(object rule, EntityMember member, object? from)
        where TItem : class => TypedBuilder<TItem>.Members(((ListRule)rule).Fields, member.Members) is { } members
            ? new TypedList<TOwner, TItem>((ListRule)rule, members, TypedAccess.Setter<Action<TOwner, ImmutableArray<TItem>>>(typeof(TOwner), member))
            : null;

    private static TypedNode<TOwner>? MakeFirst<TItem>(object only, EntityMember member, object? from)
        where TItem : class => TypedBuilder<TItem>.Members((OutputNode)only, member.Members) is { } members
            ? new TypedFirst<TOwner, TItem>(members, TypedAccess.Setter<Action<TOwner, ImmutableArray<TItem>>>(typeof(TOwner), member))
            : null;

    private static TypedNode<TOwner> MakeFirstValue<TItem>(object rule, EntityMember member, object? from) =>
        new TypedFirstValue<TOwner,
            TItem>((Rule)rule, (FromMapped<TItem>)from!, TypedAccess.Setter<Action<TOwner, ImmutableArray<TItem>>>(typeof(TOwner), member));

    private static TypedNode<TOwner> MakeItems<TItem>(object rule, EntityMember member, object? from) =>
        new TypedItems<TOwner,
            TItem>((ListRule)rule, (FromMapped<TItem>)from!, TypedAccess.Setter<Action<TOwner, ImmutableArray<TItem>>>(typeof(TOwner), member));

    /// <summary>What is made of a type of values, for <see cref="CompiledAhead"/>.</summary>
    internal static void Ahead<TValue>()
        where TValue : struct
    {
        TOwner? owner = null;
        var isWhole = true;
        MakeLeaf<TValue>(owner!, null!, null);
        MakeOptional<TValue>(owner!, null!, null);
        MakeItems<TValue>(owner!, null!, null);
        MakeFirstValue<TValue>(owner!, null!, null);
        new TypedLeaf<TOwner, TValue>(null!, null!, null!).TryEmit(null!, ref owner, ref isWhole);
        new TypedOptional<TOwner, TValue>(null!, null!, null!).TryEmit(null!, ref owner, ref isWhole);
        new TypedItems<TOwner, TValue>(null!, null!, null!).TryEmit(null!, ref owner, ref isWhole);
        new TypedFirstValue<TOwner, TValue>(null!, null!, null!).TryEmit(null!, ref owner, ref isWhole);
    }

    private static TypedNode<TOwner>? Call(string method, Type type, object source, EntityMember member, object? from = null) =>
        Late.Call<Func<object, EntityMember, object?, TypedNode<TOwner>?>>(typeof(TypedBuilder<TOwner>), method, type)(source, member, from);
}
