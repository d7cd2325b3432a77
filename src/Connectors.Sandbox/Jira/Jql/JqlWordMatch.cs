namespace Connectors.Sandbox;

/// <summary><c>~</c>: every word must be there, <c>build*</c> by its beginning, a text in quotation marks of its own as one piece.</summary>
internal sealed class JqlWordMatch
{
    private readonly bool _isPhrase;
    private readonly string[] _words;

    public JqlWordMatch(string query)
    {
        var trimmed = query.Trim();
        _isPhrase = trimmed.Length > 1 && trimmed[0] == '"' && trimmed[^1] == '"';
        _words = Words(trimmed, keepsStar: true);
    }

    public bool In(string text)
    {
        var words = Words(text, keepsStar: false);
        if (!_isPhrase)
        {
            return _words.Length > 0 && Array.TrueForAll(_words, wanted => Array.Exists(words, word => Matches(wanted, word)));
        }

        return Enumerable.Range(0, Math.Max(0, words.Length - _words.Length + 1))
            .Any(start => words.AsSpan(start, _words.Length).SequenceEqual(_words));
    }

    private static bool Matches(string wanted, string word) =>
        wanted[^1] == '*' ? word.StartsWith(wanted[..^1], StringComparison.Ordinal) : word == wanted;

    private static string[] Words(string text, bool keepsStar)
    {
        var letters = text.Select(letter => char.IsLetterOrDigit(letter) || (keepsStar && letter == '*') ? char.ToLowerInvariant(letter) : ' ');
        return [.. string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "*")];
    }
}
