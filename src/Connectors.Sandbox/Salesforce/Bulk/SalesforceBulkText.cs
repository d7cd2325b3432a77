using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>How jobs and their rows are spelled.</summary>
internal static class SalesforceBulkText
{
    /// <summary>A job as it is when it is made, in lists and after a change.</summary>
    public static JsonObject Created(SalesforceBulkJob job) => new()
    {
        ["id"] = job.Id,
        ["operation"] = job.Operation,
        ["object"] = job.Object,
        ["createdById"] = job.UserId,
        ["createdDate"] = SalesforceTime.Write(job.Created),
        ["systemModstamp"] = SalesforceTime.Write(job.Created),
        ["state"] = job.State,
        ["concurrencyMode"] = "Parallel",
        ["contentType"] = "CSV",
        ["apiVersion"] = JsonNode.Parse(job.Version[1..]),
        ["lineEnding"] = job.LineEnding,
        ["columnDelimiter"] = "COMMA",
    };

    /// <summary>The same when it is asked for.</summary>
    public static JsonObject Polled(SalesforceBulkJob job)
    {
        var body = Created(job);
        body["jobType"] = "V2Query";
        body["numberRecordsProcessed"] = job.Ids.Count;
        body["retries"] = 0;
        body["totalProcessingTime"] = job.Polls * 100;
        if (job.Error is { } error)
            body["errorMessage"] = error;
        return body;
    }

    /// <summary>Every field in quotes, the names as the query has them; nothing at all between the quotes of what is null.</summary>
    public static string Rows(SalesforceBulkJob job, List<(string Name, SoqlColumn Column)> columns, IEnumerable<JsonObject> rows)
    {
        var end = job.LineEnding == "LF" ? "\n" : "\r\n";
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => Quoted(column.Name))).Append(end);
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(column => Quoted(Value(column.Column, row)))).Append(end);
        return text.ToString();
    }

    private static string Value(SoqlColumn column, JsonObject row)
    {
        if (column.Read(row) is not { } value)
            return "";
        if (value.GetValueKind() != JsonValueKind.String)
            return value.ToJsonString();
        var text = value.GetValue<string>();
        // Bulk results spell the offset otherwise than REST does.
        return column.Field.Type == SalesforceFieldType.DateTime && text.EndsWith("+0000", StringComparison.Ordinal) ? text[..^5] + "Z" : text;
    }

    private static string Quoted(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
}
