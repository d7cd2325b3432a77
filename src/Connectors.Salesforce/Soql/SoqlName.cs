using System.Text.RegularExpressions;

namespace Connectors.Salesforce;

/// <summary>A field, object or relationship name, the only text that may stand in a query without quotes.</summary>
internal static partial class SoqlName
{
    public static bool IsValid(string? name) => name is { Length: > 0 and <= 255 } && Pattern().IsMatch(name);

    /// <exception cref="ArgumentException">The text is no name.</exception>
    public static string Checked(string name) => IsValid(name)
        ? name
        : throw new ArgumentException("A SOQL name holds letters, digits and '_' in segments that begin with a letter, joined by '.'.", nameof(name));

    // \z, not $: a trailing line break must not pass.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
