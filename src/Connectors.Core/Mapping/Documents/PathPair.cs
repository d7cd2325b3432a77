using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>The vendor's name of a value for reading and for writing; null means not in that direction.</summary>
internal sealed record PathPair(PathText? Read, PathText? Write)
{
    public static PathPair None { get; } = new(null, null);

    /// <summary>A text for both directions, or <c>{"read":...,"write":...}</c>.</summary>
    public static PathPair From(DocumentNode node, string rule, DocumentFaults faults)
    {
        if (node.Kind == JsonValueKind.String)
        {
            var path = One(node, rule, faults);
            return new(path, path);
        }
        if (node.Kind == JsonValueKind.Object && node.Members.Length > 0 && node.Members.All(member => member.Key is "read" or "write"))
            return new(One(node.Find("read"), rule, faults), One(node.Find("write"), rule, faults));
        faults.Add(node, rule, $"The rule \"{rule}\" needs a path here.",
            "Write a text such as \"Account.Name\", or {\"read\":\"...\",\"write\":\"...\"}.");
        return None;
    }

    private static PathText? One(DocumentNode? node, string rule, DocumentFaults faults)
    {
        if (node is null)
            return null;
        if (node.Kind != JsonValueKind.String)
        {
            faults.Add(node, rule, "A path is a text.", "Write it in quotes, such as \"Account.Name\".");
            return null;
        }
        var path = PathText.Parse(node.Text, out var problem);
        if (path is null)
            faults.Add(node, rule, problem, "Write member names joined by dots and indexes in brackets, such as \"workspace_group_ids[0]\".");
        return path;
    }
}
