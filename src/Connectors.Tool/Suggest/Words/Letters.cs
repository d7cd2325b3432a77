namespace Connectors.Tool;

/// <summary>How alike two spellings are, whatever they mean.</summary>
internal static class Letters
{
    private const string Accented = "äöüßéèêëáàâãíìîïóòôõúùûçñåøæ";
    private static readonly string[] Plain =
    [
        "ae", "oe", "ue", "ss", "e", "e", "e", "e", "a", "a", "a", "a", "i", "i", "i", "i", "o", "o", "o", "o", "u", "u", "u", "c", "n", "a", "o",
        "ae",
    ];

    /// <summary>Dice's coefficient over letter triples, with the ends of the word counted.</summary>
    public static double Dice(string left, string right)
    {
        var (a, b) = (Triples(left), Triples(right));
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    /// <summary>Lower case, accents and umlauts spelt out.</summary>
    public static string Fold(string text) =>
        string.Concat(text.Select(letter => Accented.IndexOf(char.ToLowerInvariant(letter)) is var at and >= 0 ? Plain[at] : $"{letter}"));

    private static HashSet<string> Triples(string word)
    {
        var padded = $" {word} ";
        return [.. Enumerable.Range(0, Math.Max(0, padded.Length - 2)).Select(at => padded.Substring(at, 3))];
    }
}
