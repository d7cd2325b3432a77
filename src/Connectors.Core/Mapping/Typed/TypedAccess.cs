using System.Reflection;

namespace Connectors.Mapping;

/// <summary>Setters of members by name. Made once for each plan; no code is generated at run time.</summary>
internal static class TypedAccess
{
    public static PropertyInfo? Find(Type owner, string name) => owner
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(property => property.SetMethod is not null && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    public static Action<TOwner, TValue> Setter<TOwner, TValue>(string name) =>
        Find(typeof(TOwner), name)!.SetMethod!.CreateDelegate<Action<TOwner, TValue>>();
}
