using System.Text.RegularExpressions;

namespace Connectors.Tool;

/// <summary>Takes a name apart: <c>Projektstart__c</c>, <c>custbody_po_number</c>, <c>timeSpentSeconds</c>, <c>projectedenddate</c>. Stateless,
/// thread-safe.</summary>
internal sealed partial class WordSplitter(WordList words)
{
    private const int ShortestPart = 3;
    private const int LongestName = 200;
    private const double WeightOfWeak = 0.35;
    private static readonly string[] Joints = ["", "s", "n", "en", "es", "e"];

    public static WordSplitter Default { get; } = new(WordList.Default);

    /// <summary>The words of a name or label; none for one that says nothing, such as <c>customfield_10016</c>.</summary>
    public Word[] Split(string name)
    {
        var text = Letters.Fold(Decoration().Replace(name.Length > LongestName ? name[..LongestName] : name, ""));
        var parts = Pieces().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(part => part.Length > 0).ToList();
        for (var at = 0; at + 1 < parts.Count; at++)
        {
            // "cost center", "time zone": two pieces that the list has as one word.
            if (parts[at].Length > 1 && parts[at + 1].Length > 1 && words.Knows(parts[at] + parts[at + 1]))
            {
                parts[at] += parts[at + 1];
                parts.RemoveAt(at + 1);
            }
        }

        return [.. parts.SelectMany(Compound).Select(Make)];
    }

    private Word Make(string text) => new(text, words.Concepts(text), words.IsWeak(text) ? WeightOfWeak : 1);

    private IEnumerable<string> Compound(string part)
    {
        if (words.Knows(part))
            return [part];
        if (part.EndsWith('s') && words.Knows(part[..^1]))
            return [part[..^1]];
        return part.Length >= 2 * ShortestPart && Best(part) is { } found ? found : [part];
    }

    /// <summary>Fewest known words that make up the whole piece; null when it cannot be done.</summary>
    private string[]? Best(string part)
    {
        var best = new string[]?[part.Length + 1];
        best[0] = [];
        for (var end = ShortestPart; end <= part.Length; end++)
        {
            for (var start = 0; start <= end - ShortestPart; start++)
            {
                if (best[start] is { } before && before.Length + 1 < (best[end]?.Length ?? int.MaxValue)
                    && Known(part[start..end], end == part.Length) is { } word)
                    best[end] = [.. before, word];
            }
        }

        return best[part.Length];
    }

    private string? Known(string piece, bool isLast) => Joints.Where(joint => !isLast || joint.Length <= 1)
        .Where(joint => piece.Length - joint.Length >= ShortestPart && piece.EndsWith(joint, StringComparison.Ordinal))
        .Select(joint => piece[..^joint.Length])
        .FirstOrDefault(words.Knows);

    [GeneratedRegex(
        @"^(custbody|custentity|custcol|custrecord|custitem|custevent|customfield|cf|x|u)_+|^custom\.(?=\d)|__(c|r|pc)\b|\[\d*\]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Decoration();

    [GeneratedRegex(@"[A-Z]{2,}[a-z](?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|%")]
    private static partial Regex Pieces();
}
