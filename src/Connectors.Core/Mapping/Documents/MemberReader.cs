using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Reads the members of an object by name and type, and afterwards names those that nobody asked for.</summary>
internal sealed class MemberReader(DocumentNode node, string? rule, DocumentFaults faults)
{
    private readonly List<string> _asked = ["description"];

    public DocumentNode Node => node;

    public DocumentNode? Any(string name)
    {
        _asked.Add(name);
        return node.Find(name);
    }

    public DocumentNode? Of(string name, JsonValueKind kind, bool required = false)
    {
        var value = Any(name);
        if (value is null)
        {
            if (required)
                faults.Add(node, rule, $"The member \"{name}\" is missing.", $"Add \"{name}\" ({Word(kind)}).");
            return null;
        }
        if (value.Kind == kind)
            return value;
        faults.Add(value, rule, $"\"{name}\" is {Word(value.Kind)}.", $"Write {Word(kind)}.");
        return null;
    }

    public string? Text(string name, bool required = false)
    {
        var value = Of(name, JsonValueKind.String, required);
        if (value is null || value.Text.Length is > 0 and <= 1_000)
            return value?.Text;
        faults.Add(value, rule, $"\"{name}\" is empty or too long.", "Write 1 to 1,000 characters.");
        return null;
    }

    public string? Word(string name, params string[] allowed)
    {
        var value = Of(name, JsonValueKind.String);
        if (value is null || Array.IndexOf(allowed, value.Text) >= 0)
            return value?.Text;
        faults.Add(value, rule, $"\"{value.Text}\" is no \"{name}\".", $"Use one of: {string.Join(", ", allowed)}.");
        return null;
    }

    public bool? Flag(string name)
    {
        var value = Any(name);
        switch (value?.Kind)
        {
            case null:
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                return value.Kind == JsonValueKind.True;
            default:
                faults.Add(value, rule, $"\"{name}\" is {Word(value.Kind)}.", "Write true or false.");
                return null;
        }
    }

    /// <summary>A whole number between bounds.</summary>
    public int? Whole(string name, int least, int most)
    {
        var value = Of(name, JsonValueKind.Number);
        if (value is null)
            return null;
        if (int.TryParse(value.Text, System.Globalization.NumberStyles.AllowLeadingSign, null, out var whole) && whole >= least && whole <= most)
            return whole;
        faults.Add(value, rule, $"\"{name}\" is {value.Text}.", $"Write a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>Names the members that nobody asked for.</summary>
    public void Finish()
    {
        Of("description", JsonValueKind.String);
        foreach (var (name, value) in node.Members)
        {
            if (!_asked.Contains(name) && name != "$schema")
                faults.Add(value, rule, $"The member \"{name}\" is not known here.",
                    $"Remove it or use one of: {string.Join(", ", _asked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}.");
        }
    }

    public static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
