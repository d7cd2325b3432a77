using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Finds the outermost records of an answer in one pass over its bytes. Builds no DOM.</summary>
internal static class JiraScanner
{
    private const int MaxDepth = 64;

    /// <exception cref="ConnectorException">The bytes are no JSON: <c>VendorDefect</c>.</exception>
    public static List<JiraFound> Scan(ReadOnlyMemory<byte> page)
    {
        var reader = new Utf8JsonReader(page.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        var found = new List<JiraFound>();
        var open = new Stack<(int Start, int Found, JiraMembers Members)>();
        try
        {
            while (reader.Read())
            {
                Take(ref reader, open, found);
            }

            return found;
        }
        catch (JsonException)
        {
            throw new ConnectorException(new(
                FaultKind.VendorDefect, $"Jira's answer is no JSON, at byte {reader.BytesConsumed}. Read it again; if it stays, ask the vendor.")
            { Rule = "page" });
        }
    }

    private static void Take(ref Utf8JsonReader reader, Stack<(int Start, int Found, JiraMembers Members)> open, List<JiraFound> found)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                open.Push(((int)reader.TokenStartIndex, found.Count, JiraMembers.None));
                break;
            case JsonTokenType.PropertyName:
                var (start, before, members) = open.Pop();
                open.Push((start, before, members | Member(ref reader)));
                break;
            case JsonTokenType.EndObject:
                var closed = open.Pop();
                if (ObjectOf(closed.Members) is { } vendorObject)
                {
                    found.RemoveRange(closed.Found, found.Count - closed.Found);
                    found.Add(new(vendorObject, closed.Start, (int)reader.BytesConsumed - closed.Start));
                }

                break;
        }
    }

    private static string? ObjectOf(JiraMembers members) =>
        Has(members, JiraMembers.Key | JiraMembers.Fields) ? Issues.Name
        : Has(members, JiraMembers.TimeSpentSeconds | JiraMembers.Id) ? Worklogs.Name
        : Has(members, JiraMembers.WorklogId) ? "worklogId"
        : Has(members, JiraMembers.AccountId) ? Users.Name
        : Has(members, JiraMembers.Id | JiraMembers.Key | JiraMembers.Name)
            && (members & (JiraMembers.AvatarUrls | JiraMembers.ProjectTypeKey)) != JiraMembers.None ? Projects.Name
        : null;

    private static bool Has(JiraMembers members, JiraMembers wanted) => (members & wanted) == wanted;

    private static JiraMembers Member(ref Utf8JsonReader name) =>
        name.ValueTextEquals("id"u8) ? JiraMembers.Id
        : name.ValueTextEquals("key"u8) ? JiraMembers.Key
        : name.ValueTextEquals("name"u8) ? JiraMembers.Name
        : name.ValueTextEquals("fields"u8) ? JiraMembers.Fields
        : name.ValueTextEquals("timeSpentSeconds"u8) ? JiraMembers.TimeSpentSeconds
        : name.ValueTextEquals("worklogId"u8) ? JiraMembers.WorklogId
        : name.ValueTextEquals("accountId"u8) ? JiraMembers.AccountId
        : name.ValueTextEquals("avatarUrls"u8) ? JiraMembers.AvatarUrls
        : name.ValueTextEquals("projectTypeKey"u8) ? JiraMembers.ProjectTypeKey
        : JiraMembers.None;
}
