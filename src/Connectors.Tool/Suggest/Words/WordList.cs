using System.Collections.Frozen;

namespace Connectors.Tool;

/// <summary>The words of the trade (<c>words.txt</c>): which mean the same, which exclude each other, which say little. Immutable,
/// thread-safe.</summary>
internal sealed class WordList
{
    private static readonly Lazy<WordList> Loaded = new(() => new(SuggestFile.Lines("words.txt")));

    private readonly FrozenDictionary<string, string[]> _concepts;
    private readonly FrozenSet<string> _weak;
    private readonly FrozenSet<string> _noise;

    public WordList(IEnumerable<string> lines)
    {
        var concepts = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var (weak, noise) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var opposites = new List<string[]>();
        foreach (var line in lines)
        {
            var words = line.ToLowerInvariant().Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "~": opposites.Add(words[1..]); break;
                case "-": weak.UnionWith(words[1..]); break;
                case "!": noise.UnionWith(words[1..]); break;
                default:
                    foreach (var word in words)
                        (concepts.TryGetValue(word, out var set) ? set : concepts[word] = new(StringComparer.Ordinal)).Add(words[0]);
                    break;
            }
        }

        _concepts = concepts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        (_weak, _noise, Opposites) = (weak.ToFrozenSet(StringComparer.Ordinal), noise.ToFrozenSet(StringComparer.Ordinal), opposites);
    }

    public static WordList Default => Loaded.Value;

    /// <summary>Groups of concepts of which a field means one at most.</summary>
    public IReadOnlyList<string[]> Opposites { get; }

    public bool Knows(string word) => _concepts.ContainsKey(word) || _weak.Contains(word) || _noise.Contains(word);

    public bool IsNoise(string word) => _noise.Contains(word);

    public bool IsWeak(string word) => _weak.Contains(word);

    /// <summary>What a word may mean; itself when nothing is known of it.</summary>
    public string[] Concepts(string word) => _concepts.GetValueOrDefault(word, [word]);
}
