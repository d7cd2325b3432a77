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
    public static FieldClass Of(EntityDefinition? contract, string path) => contract?.Find(path)?.DataClass switch
    {
        DataClass.Personal => FieldClass.Personal,
        DataClass.Sensitive => FieldClass.Sensitive,
        _ => FieldClass.Public,
    };

    public static FieldClass Careful(FieldClass one, FieldClass other) => one < other ? one : other;
}
