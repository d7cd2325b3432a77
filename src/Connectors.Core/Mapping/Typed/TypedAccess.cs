using System.Reflection;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Setters of members by name. Made once for each plan; no code is generated at run time.</summary>
internal static class TypedAccess
{
    public static PropertyInfo? Find(Type owner, string name) => owner
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(property => property.SetMethod is not null && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the contract knows of the member, if it was asked about the same type.</summary>
    public static PropertyInfo? Find(Type owner, EntityMember member) =>
        member.Property is { } known && known.ReflectedType == owner ? known : Find(owner, member.Name);

    /// <summary>A delegate that sets the member. Its type is the argument, not those of owner and value, so that one piece of code does for
    /// all.</summary>
    public static TSetter Setter<TSetter>(Type owner, EntityMember member)
        where TSetter : Delegate => Find(owner, member)!.SetMethod!.CreateDelegate<TSetter>();

    public static TSetter Setter<TSetter>(Type owner, string name)
        where TSetter : Delegate => Find(owner, name)!.SetMethod!.CreateDelegate<TSetter>();
}
