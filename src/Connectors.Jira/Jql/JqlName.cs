using System.Text.RegularExpressions;

namespace Connectors.Jira;

/// <summary>A field's name, the only text that may stand in a query without quotes: a word, or <c>cf[10016]</c>.</summary>
internal static partial class JqlName
{
    /// <exception cref="ArgumentException">The text is no name.</exception>
    public static string Checked(string name) => Pattern().IsMatch(name)
        ? name
        : throw new ArgumentException("A JQL field is a word of letters, or cf[number].", nameof(name));

    // \z, not $: a trailing line break must not pass.
    [GeneratedRegex(@"\A(?:[A-Za-z]{1,60}|cf\[[0-9]{1,10}\])\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
