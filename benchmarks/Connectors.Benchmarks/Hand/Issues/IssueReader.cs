using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>One pass over the answer to a search, the description included.</summary>
internal static class IssueReader
{
    public static void Read<TTaker>(ReadOnlySpan<byte> page, ref TTaker taker)
        where TTaker : struct, IRowTaker<IssueRow>
    {
        var text = new TextBuffer();
        var reader = new Utf8JsonReader(page);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIssues = reader.ValueTextEquals("issues"u8);
            reader.Read();
            if (!isIssues)
            {
                reader.Skip();
                continue;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                Issue(ref reader, text, out var row);
                taker.Take(new(page), row);
            }
        }
        reader.Read();
    }

    private static void Issue(ref Utf8JsonReader reader, TextBuffer text, out IssueRow row)
    {
        row = default;
        text.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                row.Id = Field.Take(ref reader);
            else if (reader.ValueTextEquals("key"u8))
                row.Key = Field.Take(ref reader);
            else if (reader.ValueTextEquals("fields"u8))
                Fields(ref reader, text, ref row);
            else
                Pass(ref reader);
        }
    }

    private static void Fields(ref Utf8JsonReader reader, TextBuffer text, ref IssueRow row)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (Field.NameLength(ref reader))
            {
                case 6 when reader.ValueTextEquals("status"u8): Status(ref reader, ref row); break;
                case 6 when reader.ValueTextEquals("parent"u8): Parent(ref reader, ref row); break;
                case 7 when reader.ValueTextEquals("project"u8): Two(ref reader, "id"u8, ref row.ProjectId, "name"u8, ref row.ProjectName); break;
                case 7 when reader.ValueTextEquals("summary"u8): row.Summary = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("created"u8): row.Created = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("updated"u8): row.Updated = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("duedate"u8): row.DueDate = Field.Take(ref reader); break;
                case 7 when reader.ValueTextEquals("creator"u8): One(ref reader, "accountId"u8, ref row.CreatorId); break;
                case 8 when reader.ValueTextEquals("priority"u8): One(ref reader, "name"u8, ref row.Priority); break;
                case 8 when reader.ValueTextEquals("assignee"u8):
                    Two(ref reader, "accountId"u8, ref row.AssigneeId, "displayName"u8, ref row.AssigneeName);
                    break;
                case 8 when reader.ValueTextEquals("reporter"u8):
                    Two(ref reader, "accountId"u8, ref row.ReporterId, "displayName"u8, ref row.ReporterName);
                    break;
                case 9 when reader.ValueTextEquals("issuetype"u8): One(ref reader, "name"u8, ref row.Kind); break;
                case 9 when reader.ValueTextEquals("timespent"u8): row.Spent = Field.Take(ref reader); break;
                case 9 when reader.ValueTextEquals("startDate"u8): row.StartDate = Field.Take(ref reader); break;
                case 11 when reader.ValueTextEquals("description"u8): Description(ref reader, text, ref row); break;
                case 12 when reader.ValueTextEquals("timeestimate"u8): row.Remaining = Field.Take(ref reader); break;
                case 14 when reader.ValueTextEquals("resolutiondate"u8): row.ResolutionDate = Field.Take(ref reader); break;
                case 20 when reader.ValueTextEquals("timeoriginalestimate"u8): row.Estimate = Field.Take(ref reader); break;
                default: Pass(ref reader); break;
            }
        }
    }

    private static void Description(ref Utf8JsonReader reader, TextBuffer text, ref IssueRow row)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            DocumentReader.Read(ref reader, text);
        else if (reader.TokenType == JsonTokenType.String)
            text.Append(ref reader);
        row.Description = text.IsBlank ? null : text;
    }

    private static void Status(ref Utf8JsonReader reader, ref IssueRow row)
    {
        reader.Read();
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
                row.StatusName = Field.Take(ref reader);
            else if (reader.ValueTextEquals("statusCategory"u8))
                One(ref reader, "key"u8, ref row.StatusCategory);
            else
                Pass(ref reader);
        }
    }

    private static void Parent(ref Utf8JsonReader reader, ref IssueRow row)
    {
        reader.Read();
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                row.ParentId = Field.Take(ref reader);
            else if (reader.ValueTextEquals("fields"u8))
                One(ref reader, "summary"u8, ref row.ParentSummary);
            else
                Pass(ref reader);
        }
    }

    private static void One(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ref Field value)
    {
        reader.Read();
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
                value = Field.Take(ref reader);
            else
                Pass(ref reader);
        }
    }

    private static void Two(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ref Field value, ReadOnlySpan<byte> other, ref Field second)
    {
        reader.Read();
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
                value = Field.Take(ref reader);
            else if (reader.ValueTextEquals(other))
                second = Field.Take(ref reader);
            else
                Pass(ref reader);
        }
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
