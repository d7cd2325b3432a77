using System.Reflection;
using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>What types known only at run time say about themselves.</summary>
internal static class EntityNames
{
    /// <summary>The codes of an enum: the names of its members in camel case.</summary>
    public static ImmutableArray<string> Codes(Type list) => [.. Enum.GetNames(list).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Name and version of a contract.</summary>
    /// <remarks>Called by a delegate: to invoke a method by reflection more than once, the runtime writes and compiles code for it.</remarks>
    public static (string Name, string Schema) Of(Type entity)
    {
        var both = typeof(EntityNames).GetMethod(nameof(NameAndSchema), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(entity).CreateDelegate<Func<string[]>>()();
        return (both[0], both[1]);
    }

    private static string[] NameAndSchema<T>()
        where T : IEntity => [T.Name, T.Schema];
}
