using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A field of issues.</summary>
/// <param name="Id">Its id; custom fields are <c>customfield_</c> and a number that differs from site to site.</param>
/// <param name="Name">Its name, which is not unique.</param>
/// <param name="Type">What it holds.</param>
internal sealed record JiraField(string Id, string Name, JiraFieldType Type)
{
    private const string Prefix = "customfield_";

    /// <summary>Type in the vendor's schema; null for fields that have none.</summary>
    public string? SchemaType { get; init; }

    public string? Items { get; init; }

    /// <summary>Type of a custom field, such as <c>com.pyxis.greenhopper.jira:jsw-story-points</c>.</summary>
    public string? Custom { get; init; }

    /// <summary>Names in queries.</summary>
    public IReadOnlyList<string> ClauseNames { get; init; } = [];

    public bool IsNavigable { get; init; } = true;

    public bool IsSearchable { get; init; } = true;

    public bool IsOrderable { get; init; } = true;

    /// <summary>Whether it is on the screens of creating and editing.</summary>
    public bool IsSettable { get; init; }

    public bool IsCustom => Id.StartsWith(Prefix, StringComparison.Ordinal);

    public static JiraField OfCustom(int number, string name, JiraFieldType type, string schemaType, string custom) =>
        new(Prefix + number, name, type)
    {
        SchemaType = schemaType, Custom = custom, ClauseNames = [$"cf[{number}]", name], IsSettable = true,
    };

    public JsonObject? Schema()
    {
        if (SchemaType is null)
        {
            return null;
        }

        var schema = new JsonObject { ["type"] = SchemaType };
        if (Items is not null)
        {
            schema["items"] = Items;
        }

        if (Custom is null)
        {
            schema["system"] = Id;
        }
        else
        {
            schema["custom"] = Custom;
            schema["customId"] = long.Parse(Id[Prefix.Length..], CultureInfo.InvariantCulture);
        }

        return schema;
    }
}
