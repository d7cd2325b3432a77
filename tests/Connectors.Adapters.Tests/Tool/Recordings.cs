using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>Recorded answers beside the repository, read here without any of the product's code.</summary>
internal static class Recordings
{
    public static string Kantata => Folder("kantata/recorded");

    public static string Salesforce => Folder("salesforce/restforce_fixtures");

    /// <summary>Answers, schemas and tables: only some files are pages.</summary>
    public static string Workday => Folder("workday");

    /// <summary>The examples of the vendor's own OpenAPI document.</summary>
    public static string JiraExamples => Folder("jira/openapi-examples");

    /// <summary>Answers that another client keeps for its tests.</summary>
    public static string JiraAnswers => Folder("jira/go-jira");

    /// <summary>Every occurrence of a collection's records in all recorded bodies.</summary>
    public static List<JsonObject> Occurrences(string collection) =>
    [
        .. Directory.EnumerateFiles(Kantata, "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!["response"]!["body"]![collection])
            .OfType<JsonObject>()
            .SelectMany(map => map.Select(pair => pair.Value!.AsObject())),
    ];

    private static string Folder(string path)
    {
        if (SharedData.Folder(path) is { } folder)
        {
            return folder;
        }

        Assert.Ignore($"Needs the recorded answers in ../shared/data/{path} beside the repository, which are not here.");
        return "";
    }
}
