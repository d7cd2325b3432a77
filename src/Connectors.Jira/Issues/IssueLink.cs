using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>A remote link from an issue to the record that it stands for. Jira keeps one for a <c>globalId</c>.</summary>
internal static class IssueLink
{
    public static ReadOnlyMemory<byte> Body(ExternalKey key, string address) => JiraBody.Of(writer =>
    {
        writer.WriteString("globalId", JiraKey.GlobalId(key));
        writer.WriteStartObject("application");
        writer.WriteString("type", "connectors");
        writer.WriteString("name", key.Service);
        writer.WriteEndObject();
        writer.WriteString("relationship", "is synchronised with");
        writer.WriteStartObject("object");
        writer.WriteString("url", address);
        writer.WriteString("title", $"{key.Object} {key.Value}");
        writer.WriteEndObject();
    });
}
