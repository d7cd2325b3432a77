using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Sandbox;

/// <summary>Cuts a query into words, quoted texts and symbols. A custom field's <c>cf[10016]</c> is one word.</summary>
internal sealed class JqlTokenizer(string text)
{
    private const string Reserved = "+;?|*/%^$#@[]{}";
    private static readonly string[] Symbols = ["!=", "!~", "<=", ">=", "&&", "||", "=", "~", "<", ">", "!", "(", ")", ","];
    private int _at;

    public List<JqlToken> Read()
    {
        var tokens = new List<JqlToken>();
        while (true)
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            if (_at >= text.Length)
            {
                tokens.Add(new(JqlTokenKind.End, "", text.Length));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    private JqlToken Next()
    {
        var start = _at;
        if (text[_at] is '"' or '\'')
        {
            return new(JqlTokenKind.String, Quoted(text[_at]), start);
        }

        if (Array.Find(Symbols, symbol => string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0) is { } found)
        {
            _at += found.Length;
            return new(JqlTokenKind.Symbol, found, start);
        }

        return new(JqlTokenKind.Word, Word(), start);
    }

    private string Word()
    {
        var start = _at;
        while (_at < text.Length && (IsInWord(text[_at]) || IsCode()))
        {
            _at += text[_at] == '\\' ? 6 : 1;
        }

        if (string.Equals(text[start.._at], "cf", StringComparison.OrdinalIgnoreCase) && _at < text.Length && text[_at] == '[')
        {
            var end = text.IndexOf(']', _at);
            _at = end < 0 ? throw JqlErrors.Reserved(text, _at) : end + 1;
            return text[start.._at];
        }

        return _at > start ? Regex.Unescape(text[start.._at]) : throw JqlErrors.Reserved(text, _at);
    }

    private static bool IsInWord(char letter) => !char.IsWhiteSpace(letter) && !Reserved.Contains(letter, StringComparison.Ordinal)
        && letter is not ('\\' or '=' or '!' or '<' or '>' or '~' or '(' or ')' or ',' or '"' or '\'' or '&');

    private string Quoted(char mark)
    {
        var (start, value) = (_at++, new StringBuilder());
        while (_at < text.Length)
        {
            var letter = text[_at++];
            if (letter == mark)
            {
                return value.ToString();
            }

            if (letter == '\\' && _at < text.Length)
            {
                letter = Escaped(text[_at++]);
            }

            value.Append(letter);
        }

        throw JqlErrors.OpenQuote(text, start);
    }

    private char Escaped(char letter)
    {
        if (letter == 'u' && ushort.TryParse(text.AsSpan(_at, Math.Min(4, text.Length - _at)), NumberStyles.HexNumber, null, out var code))
        {
            _at += 4;
            return (char)code;
        }

        return letter switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '"' or '\'' or '\\' or ' ' => letter,
            _ => throw JqlErrors.Escape(text, _at - 2),
        };
    }

    /// <summary>Outside quotation marks a reserved character can stand as its code only.</summary>
    private bool IsCode() => text[_at] == '\\' && _at + 6 <= text.Length && text[_at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(_at + 2, 4), NumberStyles.HexNumber, null, out _);
}
