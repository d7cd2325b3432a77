using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Contracts;

/// <summary>Reads the members of a contract from its JSON metadata, so that names, order and required members cannot differ from what is
/// written.</summary>
internal static class MemberTree
{
    private static readonly ImmutableArray<string> KeyParts = ["system", "connection", "object", "value", "kind"];

    private static readonly FrozenDictionary<Type, MemberKind> Kinds = new Dictionary<Type, MemberKind>
    {
        [typeof(string)] = MemberKind.Text, [typeof(Email)] = MemberKind.Text, [typeof(Phone)] = MemberKind.Text, [typeof(TaxId)] = MemberKind.Text,
        [typeof(decimal)] = MemberKind.Decimal, [typeof(int)] = MemberKind.Integer, [typeof(long)] = MemberKind.Integer,
        [typeof(bool)] = MemberKind.Boolean,
        [typeof(DateOnly)] = MemberKind.Date, [typeof(DateTimeOffset)] = MemberKind.Instant, [typeof(WorkTime)] = MemberKind.WorkTime,
        [typeof(Money)] = MemberKind.Money, [typeof(CodedText)] = MemberKind.Coded,
    }.ToFrozenDictionary();

    public static EntityDefinition Define(Type type)
    {
        var contract = type.GetCustomAttribute<ContractAttribute>()!;
        var (name, schema) = EntityNames.Of(type);
        return new()
        {
            Name = name,
            Schema = schema,
            Area = contract.Area,
            Class = contract.Class,
            Type = type,
            Members = Members(type, "", DataClass.Business),
        };
    }

    private static ImmutableArray<EntityMember> Members(Type type, string prefix, DataClass outer) =>
        type == typeof(VendorReference)
            ? [.. KeyParts.Select(name => KeyPart(name, prefix, outer))]
            : [.. ContractJson.Canonical.GetTypeInfo(type).Properties.Where(IsMember).Select(property => Member(type, property, prefix, outer))];

    // What is ignored is listed without a getter.
    private static bool IsMember(JsonPropertyInfo property) => property.Get is not null && property.Name != "ext";

    private static EntityMember Member(Type owner, JsonPropertyInfo property, string prefix, DataClass outer)
    {
        var member = Declaration(owner, property);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var item = IsGeneric(type, typeof(ImmutableArray<>)) ? type.GetGenericArguments()[0] : null;
        var value = item ?? type;
        var (kind, path) = (KindOf(value), prefix + property.Name);
        var dataClass = Strictest(outer, member.GetCustomAttribute<DataClassAttribute>(), value.GetCustomAttribute<DataClassAttribute>());
        return new()
        {
            Name = property.Name,
            Path = path,
            Kind = item is null ? kind : MemberKind.List,
            ItemKind = item is null ? null : kind,
            IsRequired = property.IsRequired,
            DataClass = dataClass,
            MaxLength = member.GetCustomAttribute<TextLengthAttribute>()?.Max,
            BlankIsValue = member.IsDefined(typeof(BlankIsValueAttribute)),
            Codes = IsGeneric(value, typeof(Coded<>)) ? EntityNames.Codes(value.GetGenericArguments()[0]) : [],
            Entities = kind == MemberKind.Ref ? Entities(member, value) : [],
            Members = kind == MemberKind.Object ? Members(value, path + ".", dataClass) : [],
        };
    }

    private static PropertyInfo Declaration(Type owner, JsonPropertyInfo property) => owner
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .First(candidate => string.Equals(candidate.Name, property.Name, StringComparison.OrdinalIgnoreCase));

    private static EntityMember KeyPart(string name, string prefix, DataClass outer) =>
        new() { Name = name, Path = prefix + name, Kind = MemberKind.Text, IsRequired = true, DataClass = outer };

    private static ImmutableArray<string> Entities(PropertyInfo member, Type value) =>
        member.GetCustomAttribute<RefersToAttribute>() is { } several ? [.. several.Entities] : [EntityNames.Of(value.GetGenericArguments()[0]).Name];

    private static DataClass Strictest(DataClass outer, params ReadOnlySpan<DataClassAttribute?> own)
    {
        var strictest = outer;
        foreach (var said in own)
        {
            if (said?.Value > strictest)
                strictest = said.Value;
        }
        return strictest;
    }

    private static MemberKind KindOf(Type type) =>
        Kinds.TryGetValue(type, out var kind) ? kind
        : IsGeneric(type, typeof(Coded<>)) ? MemberKind.Coded
        : IsGeneric(type, typeof(Ref<>)) ? MemberKind.Ref
        : MemberKind.Object;

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
