using System.Reflection;
using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>What types known only at run time say about themselves.</summary>
internal static class EntityNames
{
    /// <summary>The codes of an enum: the names of its members in camel case.</summary>
    public static ImmutableArray<string> Codes(Type list) => [.. Enum.GetNames(list).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static (string Name, string Schema) Of(Type entity) => ((string, string))typeof(EntityNames)
        .GetMethod(nameof(NameAndSchema), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity).Invoke(null, null)!;

    private static (string Name, string Schema) NameAndSchema<T>()
        where T : IEntity => (T.Name, T.Schema);
}
