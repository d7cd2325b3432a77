using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>The codes of an enum as they stand in JSON: the member names in camel case. Built once for each enum.</summary>
internal static class CodeTable<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(static code => code, static code => JsonNamingPolicy.CamelCase.ConvertName(code.ToString()));

    private static readonly FrozenDictionary<string, T> Codes =
        Names.ToFrozenDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All codes in the order of the enum's values.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<T>().Select(NameOf)];

    /// <summary>The text of a code; an undefined value is written as the enum's zero, so that canonical JSON holds defined codes only.</summary>
    public static string NameOf(T code) => Names.TryGetValue(code, out var name) ? name : Names[default];

    /// <summary>The code of a text; the enum's zero for a text that is not in the list, such as a code of a later version.</summary>
    public static T Find(string name) => Codes.GetValueOrDefault(name);
}
