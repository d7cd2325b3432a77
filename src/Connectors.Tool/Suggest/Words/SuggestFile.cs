namespace Connectors.Tool;

/// <summary>The files of words and weights that lie in this assembly.</summary>
internal static class SuggestFile
{
    public static Stream Open(string name) => typeof(SuggestFile).Assembly.GetManifestResourceStream($"Connectors.Tool.Suggest.{name}")
        ?? throw new InvalidOperationException($"The file {name} is not in the assembly.");

    /// <summary>Lines without blank ones and without comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
