using System.Reflection;

namespace Connectors.Mapping;

/// <summary>Generic methods of types that are known only at run time.</summary>
internal static class Late
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>A static method with its type argument, as a delegate: to invoke a method by reflection more than once, the runtime writes
    /// and compiles code for it, which takes longer than all else at a start.</summary>
    public static TCall Call<TCall>(Type owner, string method, Type argument)
        where TCall : Delegate => owner.GetMethod(method, Hidden)!.MakeGenericMethod(argument).CreateDelegate<TCall>();
}
