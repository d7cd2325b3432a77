namespace Connectors.Adapters.Tests.Judged;

/// <summary>Values that try to end their literal, always the same ones: quotes, backslashes, line ends, pieces of a query.</summary>
internal static class GeneratedValues
{
    public const int Count = 5000;

    private static readonly string[] Pieces =
    [
        "'", "\\", "\"", "\\'", "'\\", "\\\"", "\n", "\r\n", "\t", "\b", "\f", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "\\n", "\\u0027",
        "' OR Name != '", "\" OR project is not empty OR \"", ") ORDER BY x", "--", "/*", ";", "%", "_", "{", "}", "[", "]", "*", "?", "+", "~",
        "\ud83d\ude00", "\ud83d", "é", "ß", "Ω", "a", "B", "7", " ", "acme", "currentUser()", "EMPTY", "null",
    ];

    public static IEnumerable<string> All()
    {
        var random = new Random(20261120);
        for (var i = 0; i < Count; i++)
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
