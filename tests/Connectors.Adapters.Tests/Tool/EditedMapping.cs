using System.Text;
using System.Text.Json.Nodes;
using Connectors.Hosting;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>A document of a package, changed.</summary>
internal static class EditedMapping
{
    private static readonly Type[] Packages =
    [
        typeof(Connectors.Jira.JiraOptions), typeof(Connectors.Kantata.KantataOptions), typeof(Connectors.NetSuite.NetSuiteOptions),
        typeof(Connectors.Salesforce.SalesforceOptions), typeof(Connectors.Workday.WorkdayOptions),
    ];

    public static string Of(string name, Action<JsonObject> edit)
    {
        var document = Packages.SelectMany(package => EmbeddedMappings.Of(package.Assembly)).Select(text => JsonNode.Parse(Encoding.UTF8.GetString(text.Json.Span))!)
            .Single(document => document["mapping"]!.GetValue<string>() == name).AsObject();
        edit(document);
        return document.ToJsonString(new() { WriteIndented = true });
    }

    /// <summary>Time entries of Kantata with one field's rule changed.</summary>
    public static string Time(string field, string rule) => Of("kantata.time_entries", document => document["fields"]![field] = JsonNode.Parse(rule));
}
