using System.Text.RegularExpressions;

namespace Connectors.Workday;

/// <summary>A vendor's sentence, fit to be shown: what it quotes of our values is masked, the rest is cut.</summary>
internal static partial class VendorText
{
    private const int Longest = 400;

    public static string Shown(string text)
    {
        var line = Blanks().Replace(text.Length <= 4000 ? text : text[..4000], " ").Trim();
        var masked = MailAddress().Replace(Quoted().Replace(line, Masked), "(e-mail)");
        return masked.Length <= Longest ? masked : masked[..Longest] + "...";

        // The type of an id is the schema's word, not a value.
        string Masked(Match match) =>
            line.AsSpan(0, match.Index).TrimEnd().EndsWith("type =", StringComparison.Ordinal) && match.Value.All(IsWordCharacter)
                ? match.Value
                : "'(value)'";
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '\'';

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex("'[^']*'", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\s@'""<>]+@[^\s@'""<>]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();
}
