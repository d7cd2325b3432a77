namespace Connectors.Tool;

/// <summary>The phrases that name a field: its last member, with the one before where that alone says nothing, and its label.</summary>
internal sealed class FieldNames
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "id", "name", "value", "accountId", "text", "content", "displayName", "Descriptor", "statusCategory", "refName",
    };

    private static readonly HashSet<string> Displays = new(StringComparer.OrdinalIgnoreCase) { "name", "displayName", "Descriptor", "refName" };

    private static readonly HashSet<string> Containers = new(StringComparer.OrdinalIgnoreCase)
    {
        "fields", "properties", "custom", "Custom_Data", "membership",
    };

    public FieldNames(VendorField field, WordSplitter splitter)
    {
        var parts = field.Path.Split('.').Select(part => part.IndexOf('[') is var at and >= 0 ? part[..at] : part)
            .Where(part => !Containers.Contains(part) && !part.EndsWith("_Data", StringComparison.Ordinal)).ToList();
        IsDisplay = parts.Count > 1 && Displays.Contains(parts[^1]);
        while (parts.Count > 1 && (Empty.Contains(parts[^1]) || splitter.Split(parts[^1]).All(word => word.Text.Length < 2)))
            parts.RemoveAt(parts.Count - 1);
        Said = parts.Count > 0 ? parts[^1] : field.Path;
        Outer = Math.Max(0, parts.Count - 1);
        var last = splitter.Split(Said);
        Names = parts.Count > 1 ? [last, [.. splitter.Split(parts[^2]), .. last]] : [last];
        Label = field.Label is { Length: > 0 } label ? splitter.Split(label) : [];
        All = [.. Names[^1], .. Label];
    }

    /// <summary>The member of the path that names the field.</summary>
    public string Said { get; }

    /// <summary>Whether it is the name that stands beside a key.</summary>
    public bool IsDisplay { get; }

    /// <summary>How many objects it stands in: what stands deep belongs to another record.</summary>
    public int Outer { get; }

    /// <summary>The name, and the name with what it stands in.</summary>
    public Word[][] Names { get; }

    /// <summary>The label; empty when there is none.</summary>
    public Word[] Label { get; }

    public Word[] All { get; }
}
