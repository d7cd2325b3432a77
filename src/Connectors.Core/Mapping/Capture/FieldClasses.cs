using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>How classes go together: the more careful one counts, so that no inner rule and no overlay shows what an outer one hides.</summary>
internal static class FieldClasses
{
    /// <summary>The class that a rule's object states; business when it states none.</summary>
    public static FieldClass Of(DocumentNode rule) => rule.Find("class")?.Text switch
    {
        "public" => FieldClass.Public,
        "personal" => FieldClass.Personal,
        "sensitive" => FieldClass.Sensitive,
        _ => FieldClass.Business,
    };

    /// <summary>The class that a contract states for a member.</summary>
    public static FieldClass Of(EntityDefinition? contract, string path) => Of(contract?.Find(path)?.DataClass);

    public static FieldClass Of(DataClass? given) => given switch
    {
        DataClass.Personal => FieldClass.Personal,
        DataClass.Sensitive => FieldClass.Sensitive,
        _ => FieldClass.Public,
    };

    /// <summary>The most careful class that a rule's object or anything inside it states.</summary>
    public static FieldClass Inside(DocumentNode rule)
    {
        var careful = Of(rule);
        foreach (var (_, member) in rule.Members)
            careful = Careful(careful, Inside(member));
        foreach (var item in rule.Items)
            careful = Careful(careful, Inside(item));
        return careful;
    }

    /// <summary>The most careful class of a rule and of those that it chooses from or makes elements with.</summary>
    public static FieldClass Inside(Rule rule)
    {
        var careful = rule.Class;
        foreach (var other in rule.Alternatives)
            careful = Careful(careful, other.Class);
        foreach (var list in rule.Alternatives.OfType<ListRule>())
        {
            foreach (var inner in list.Fields.Leaves().Select(leaf => leaf.Rule).Append(list.Item).OfType<Rule>())
                careful = Careful(careful, Inside(inner));
        }
        return careful;
    }

    /// <summary>The class that a contract states for a member or anything inside it.</summary>
    public static FieldClass Inside(EntityMember? member)
    {
        if (member is null)
            return FieldClass.Public;
        var careful = Of(member.DataClass);
        foreach (var inner in member.Members)
            careful = Careful(careful, Inside(inner));
        return careful;
    }

    /// <summary>What a plan writes, with classes: also those of the canonical members that a value is made of.</summary>
    public static IEnumerable<WrittenField> Written(OutputNode tree, ImmutableArray<MappingSlot> slots) =>
        tree.Leaves().OrderBy(leaf => leaf.Path, StringComparer.Ordinal).Select(leaf =>
        {
            var sources = leaf.Rule.Alternatives.SelectMany(rule => rule.Sources).Concat(leaf.Rule.Sources).Select(at => at.Text).ToList();
            var careful = slots.Where(slot => slot.Path == leaf.Rule.Field || sources.Exists(source => PathText.Meet(source, slot.Path)))
                .Aggregate(Inside(leaf.Rule), (given, slot) => Careful(given, Of(slot.Class)));
            return new WrittenField(leaf.Path, Shown(careful));
        });

    /// <summary>The class as hosts see it.</summary>
    public static DataClass Shown(FieldClass given) => given switch
    {
        FieldClass.Sensitive => DataClass.Sensitive,
        FieldClass.Personal => DataClass.Personal,
        FieldClass.Business => DataClass.Business,
        _ => DataClass.Public,
    };

    public static FieldClass Careful(FieldClass one, FieldClass other) => one < other ? one : other;
}
