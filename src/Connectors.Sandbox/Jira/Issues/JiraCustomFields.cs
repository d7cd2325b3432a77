using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>The setting <c>customFields</c>: <c>customfield_10050:text:External id, customfield_10051:number:Budget</c>.</summary>
internal static class JiraCustomFields
{
    private const string Types = "com.atlassian.jira.plugin.system.customfieldtypes:";

    public static IReadOnlyList<JiraField> Read(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static JiraField One(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length != 3 || !parts[0].StartsWith("customfield_", StringComparison.Ordinal)
            || !int.TryParse(parts[0]["customfield_".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"The setting customFields holds '{text}'; expected customfield_<number>:<type>:<name>.");
        }

        return parts[1] switch
        {
            "text" => JiraField.OfCustom(number, parts[2], JiraFieldType.Text, "string", Types + "textfield"),
            "textarea" => JiraField.OfCustom(number, parts[2], JiraFieldType.Document, "string", Types + "textarea"),
            "number" => JiraField.OfCustom(number, parts[2], JiraFieldType.Number, "number", Types + "float"),
            "date" => JiraField.OfCustom(number, parts[2], JiraFieldType.Day, "date", Types + "datepicker"),
            _ => throw new ArgumentException($"The setting customFields holds '{text}'; types are text, textarea, number and date."),
        };
    }
}
