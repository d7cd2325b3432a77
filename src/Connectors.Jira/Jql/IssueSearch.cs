namespace Connectors.Jira;

/// <summary>A search as <c>POST /search/jql</c> takes it: any other member is refused by the vendor.</summary>
/// <param name="Query">Which issues.</param>
/// <param name="Fields">Which fields; without them issues come as bare ids.</param>
/// <param name="PageSize">Issues in a page.</param>
internal sealed record IssueSearch(Jql Query, ImmutableArray<string> Fields, int PageSize)
{
    /// <summary>Where to go on; null for the first page.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>Entity properties that come along, 5 at most.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    public ReadOnlyMemory<byte> ToBody() => JiraBody.Of(writer =>
    {
        writer.WriteString("jql", Query.ToString());
        writer.WriteNumber("maxResults", PageSize);
        JiraBody.Texts(writer, "fields", Fields);
        if (!Properties.IsEmpty)
        {
            JiraBody.Texts(writer, "properties", Properties);
        }

        if (NextPageToken is { } token)
        {
            writer.WriteString("nextPageToken", token);
        }
    });
}
