using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Reads the members of a contract from its type. Names, order and required members are those of its JSON metadata, which a test
/// compares; the metadata itself takes a hundred times as long to make.</summary>
internal static class MemberTree
{
    private static readonly ImmutableArray<string> KeyParts = ["system", "connection", "object", "value", "kind"];

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

    /// <summary>The members of an object.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="prefix">Dotted path of the object with a dot at its end; empty for a record.</param>
    /// <param name="outer">The class of the object.</param>
    public static ImmutableArray<EntityMember> Members(Type type, string prefix, DataClass outer)
    {
        var members = new List<EntityMember>();
        if (type == typeof(VendorReference))
        {
            foreach (var name in KeyParts)
                members.Add(KeyPart(name, prefix, outer));
        }
        else
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (IsMember(property))
                    members.Add(Member(property, prefix, outer));
            }
        }
        return [.. members];
    }

    public static ImmutableArray<string> Entities(PropertyInfo reference, Type value) =>
        reference.GetCustomAttribute<RefersToAttribute>() is { } several ? [.. several.Entities]
            : [EntityNames.Of(value.GetGenericArguments()[0]).Name];

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static bool IsMember(PropertyInfo property) =>
        property.SetMethod is not null && property.Name != nameof(AuditedRecord.Ext)
        && !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: false);

    private static EntityMember Member(PropertyInfo property, string prefix, DataClass outer)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isList = IsGeneric(type, typeof(ImmutableArray<>));
        var value = isList ? type.GetGenericArguments()[0] : type;
        var kind = KindOf(value);
        return new()
        {
            Name = name,
            Path = prefix + name,
            Kind = isList ? MemberKind.List : kind,
            ItemKind = isList ? kind : null,
            IsRequired = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false),
            Outer = outer,
            Property = property,
            ValueType = value,
        };
    }

    private static EntityMember KeyPart(string name, string prefix, DataClass outer) =>
        new() { Name = name, Path = prefix + name, Kind = MemberKind.Text, IsRequired = true, Outer = outer };

    private static MemberKind KindOf(Type type) =>
        type == typeof(string) || type == typeof(Email) || type == typeof(Phone) || type == typeof(TaxId) ? MemberKind.Text
        : type == typeof(decimal) ? MemberKind.Decimal
        : type == typeof(int) || type == typeof(long) ? MemberKind.Integer
        : type == typeof(bool) ? MemberKind.Boolean
        : type == typeof(DateOnly) ? MemberKind.Date
        : type == typeof(DateTimeOffset) ? MemberKind.Instant
        : type == typeof(WorkTime) ? MemberKind.WorkTime
        : type == typeof(Money) ? MemberKind.Money
        : type == typeof(CodedText) || IsGeneric(type, typeof(Coded<>)) ? MemberKind.Coded
        : IsGeneric(type, typeof(Ref<>)) ? MemberKind.Ref
        : MemberKind.Object;
}
