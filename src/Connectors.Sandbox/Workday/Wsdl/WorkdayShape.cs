namespace Connectors.Sandbox;

/// <summary>A complex type: elements in their order, and attributes.</summary>
/// <param name="Name">Of the type.</param>
/// <param name="Fields">Elements and attributes.</param>
/// <param name="Text">Simple type of its text where it has no elements; null where it has.</param>
internal sealed record WorkdayShape(string Name, IReadOnlyList<WorkdayField> Fields, string? Text)
{
    public IEnumerable<WorkdayField> Elements => Fields.Where(one => !one.IsAttribute);

    public IEnumerable<WorkdayField> Attributes => Fields.Where(one => one.IsAttribute);

    /// <summary>
    /// Reads <c>Name: Element Type, Element Type*, @Attribute Type, (This Type | That Type)</c>. A star stands for many, <c>= Type</c> for
    /// text; everything is optional, as in the vendor's schema.
    /// </summary>
    public static WorkdayShape Parse(string text)
    {
        var parts = text.Split(':', 2);
        var fields = new List<WorkdayField>();
        var choices = 0;
        string? content = null;
        foreach (var field in parts[1].Split(',', StringSplitOptions.TrimEntries))
        {
            if (field.StartsWith('='))
            {
                content = field[1..].Trim();
            }
            else if (field.StartsWith('('))
            {
                choices++;
                fields.AddRange(field.Trim('(', ')').Split('|', StringSplitOptions.TrimEntries).Select(one => Field(one, choices)));
            }
            else
            {
                fields.Add(Field(field, 0));
            }
        }
        return new(parts[0].Trim(), fields, content);
    }

    private static WorkdayField Field(string text, int choice)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words[0].TrimStart('@'), words[1].TrimEnd('*'), words[1].EndsWith('*'), words[0].StartsWith('@'), choice);
    }
}
