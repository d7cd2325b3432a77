using System.Runtime.CompilerServices;

namespace Connectors.Contracts;

/// <summary>The codes of an enum as they stand in JSON. The members of an enum of codes count from zero without gaps.</summary>
internal static class CodeTable<T>
    where T : struct, Enum
{
    /// <summary>All codes in the order of the enum's values.</summary>
    public static ImmutableArray<string> All { get; } = EntityNames.Codes(typeof(T));

    // The language has no cast between an enum known only as T and its number. BitCast makes no box, and throws where the enum is of another size.

    /// <summary>The text of a code; an undefined value is written as the enum's zero, so that canonical JSON holds defined codes only.</summary>
    public static string NameOf(T code) => All[Unsafe.BitCast<T, int>(code) is var at && (uint)at < (uint)All.Length ? at : 0];

    /// <summary>The code of a text; the enum's zero for a text that is not in the list, such as a code of a later version.</summary>
    public static T Find(string name) => Unsafe.BitCast<int, T>(Math.Max(0, All.IndexOf(name)));
}
