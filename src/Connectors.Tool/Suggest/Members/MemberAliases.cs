namespace Connectors.Tool;

/// <summary>What members are called elsewhere (<c>members.txt</c>). Immutable, thread-safe.</summary>
internal sealed class MemberAliases
{
    private static readonly Lazy<MemberAliases> Loaded = new(() => new(SuggestFile.Lines("members.txt")));
    private readonly ILookup<string, string> _phrases;

    public MemberAliases(IEnumerable<string> lines) => _phrases = lines
        .Select(line => line.Split(':', 2))
        .SelectMany(parts =>
            parts[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => (Key: parts[0], phrase)))
        .ToLookup(pair => pair.Key, pair => pair.phrase, StringComparer.Ordinal);

    public static MemberAliases Default => Loaded.Value;

    /// <summary>Names of all members that have phrases, such as <c>*.notes</c>.</summary>
    public IEnumerable<string> Keys => _phrases.Select(group => group.Key);

    public IEnumerable<string> Of(string entity, string path) => _phrases[$"{entity}.{path}"].Concat(_phrases[$"*.{path}"]);
}
