using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>The fields to ask for: those that a mapping uses, and those that reading itself needs.</summary>
internal static class IssueFields
{
    private const string Member = "fields.";

    public static ImmutableArray<string> Of(ReadRequest request)
    {
        var used = Used(request.Fields);
        return used.Length == 0 ? ["*all"] : [.. used.Append("updated").Append("project").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Names of fields in paths such as <c>fields.project.id</c>.</summary>
    private static string[] Used(ImmutableArray<string> paths) =>
    [
        .. (paths.IsDefault ? [] : paths)
            .Where(path => path.StartsWith(Member, StringComparison.Ordinal))
            .Select(path => path[Member.Length..].Split('.', '[')[0])
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];
}
