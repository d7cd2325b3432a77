using System.Reflection;

namespace Connectors.Contracts;

/// <summary>What types known only at run time say about themselves through their static members.</summary>
internal static class EntityNames
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static;

    public static (string Name, string Schema) Of(Type entity) => Ask<(string, string)>(nameof(NameAndSchema), entity);

    public static ImmutableArray<string> Codes(Type list) => Ask<ImmutableArray<string>>(nameof(CodesOf), list);

    private static T Ask<T>(string question, Type type) =>
        (T)typeof(EntityNames).GetMethod(question, Hidden)!.MakeGenericMethod(type).Invoke(null, null)!;

    private static (string Name, string Schema) NameAndSchema<T>()
        where T : IEntity => (T.Name, T.Schema);

    private static ImmutableArray<string> CodesOf<T>()
        where T : struct, Enum => CodeTable<T>.All;
}
