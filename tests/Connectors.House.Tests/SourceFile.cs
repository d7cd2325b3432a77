using System.Text.RegularExpressions;

namespace Connectors.House.Tests;

/// <summary>A source file: path relative to the root, with forward slashes, and its text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Package => Path.Split('/')[1];

    /// <summary>Folder below the package; empty for files beside the project file.</summary>
    public string Room => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    public int Lines => Text.Count(character => character == '\n');

    /// <summary>Types at the top level of a file-scoped namespace.</summary>
    public IEnumerable<string> Types => TopLevelType().Matches(Text).Select(match => match.Groups["name"].Value);

    /// <summary>The text without comments, string contents left alone.</summary>
    public string Code => Comment().Replace(Text, "");

    [GeneratedRegex(@"^(?:\[[^\n]*\]\n)*(?:public |internal |file |sealed |static |abstract |partial |readonly |ref )*(?:class|record struct|record class|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s*//[^\n]*$|(?<=[;{}\s])//(?!/)[^\n""]*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
