using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Looks at the few members of a record that reading needs, leaves the rest unread.</summary>
internal sealed class JiraSlice
{
    /// <summary>The record's id; empty when it has none.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>A project's or issue's key; null when it has none.</summary>
    public string? Key { get; internal set; }

    /// <summary>When it was changed, by a stamp of its own or among its fields.</summary>
    public DateTimeOffset? Updated { get; internal set; }

    /// <summary>The key of an issue's project, when that was asked for.</summary>
    public string? ProjectKey { get; internal set; }

    /// <summary>The issue of a worklog.</summary>
    public string? IssueId { get; internal set; }

    /// <summary>Time of a row of a feed, in epoch milliseconds.</summary>
    public long? UpdatedTime { get; internal set; }

    /// <summary>Whether it is out of use.</summary>
    internal bool IsInactive { get; set; }

    /// <exception cref="ConnectorException">The slice is no JSON, since it was cut from an answer that is none: <c>VendorDefect</c>.</exception>
    public static JiraSlice Of(ReadOnlyMemory<byte> json)
    {
        if (JiraLeap.TryRead(json.Span) is { } slice)
            return slice;
        try
        {
            return OfCarefully(json);
        }
        catch (JsonException)
        {
            throw new ConnectorException(
                new(FaultKind.VendorDefect,
                    "Jira's answer is no JSON inside a record. Read it again; if it stays, ask the vendor.") { Rule = "page" });
        }
    }

    public static JiraSlice OfCarefully(ReadOnlyMemory<byte> json)
    {
        var slice = new JiraSlice();
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 64 });
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                slice.Member(ref reader);
            }
        }

        return slice;
    }

    /// <summary>The record of a slice.</summary>
    public static VendorRecord Record(string vendorObject, ReadOnlyMemory<byte> json) => Of(json).ToRecord(vendorObject, json);

    public VendorRecord ToRecord(string vendorObject, ReadOnlyMemory<byte> json) => VendorRecord.Stamped(
        new(vendorObject, Id), Updated, JiraInstant.Format, IsInactive ? RecordState.Archived : RecordState.Live, json);

    private void Member(ref Utf8JsonReader reader)
    {
        var name = Text(ref reader);
        reader.Read();
        switch (name)
        {
            case "id" or "accountId" or "worklogId" when Text(ref reader) is { } id && (Id.Length == 0 || name == "accountId"):
                Id = id;
                break;
            case "key":
                Key = Text(ref reader);
                break;
            case "issueId":
                IssueId = Text(ref reader);
                break;
            case "updated":
                Updated = JiraInstant.Read(Text(ref reader));
                break;
            case "updatedTime" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var time):
                UpdatedTime = time;
                break;
            case "active":
                IsInactive |= reader.TokenType == JsonTokenType.False;
                break;
            case "archived" or "deleted":
                IsInactive |= reader.TokenType == JsonTokenType.True;
                break;
            case "fields" when reader.TokenType == JsonTokenType.StartObject:
                Fields(ref reader);
                return;
        }

        reader.Skip();
    }

    private void Fields(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isUpdated, isProject) = (reader.ValueTextEquals("updated"u8), reader.ValueTextEquals("project"u8));
            reader.Read();
            if (isUpdated)
            {
                Updated = JiraInstant.Read(Text(ref reader));
            }
            else if (isProject && reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isKey = reader.ValueTextEquals("key"u8);
                    reader.Read();
                    ProjectKey = isKey ? Text(ref reader) : ProjectKey;
                    reader.Skip();
                }
            }

            reader.Skip();
        }
    }

    // Ids are texts in most places and numbers in some: both are read as text. Half a surrogate pair is valid JSON and no text.
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
