using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Reports as a service: all rows at once, no paging.</summary>
internal static class WorkdayReportRoute
{
    private static readonly string[] Own = ["format"];

    public static WorkdayReply Answer(WorkdayState state, HttpContext http, string owner, string name)
    {
        if (!WorkdayAuthorization.IsBearer(state, http) && !WorkdayAuthorization.IsUser(state, http))
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"Workday\"";
            return new(401, "", "text/plain");
        }
        var report = WorkdayReport.All.FirstOrDefault(known => known.Name == name
            && (owner == known.Owner || owner == $"{known.Owner}@{state.Tenant}"));
        if (report is null) return WorkdayRestErrors.NotFound();
        if (state.Settings.IsDenied(name)) return WorkdayRestErrors.Forbidden();
        // Instance prompts carry the type of their id behind an exclamation mark.
        var prompts = http.Request.Query.Where(pair => !Own.Contains(pair.Key))
            .ToDictionary(pair => pair.Key.Split('!')[0], pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (prompts.Keys.Except(report.Prompts).FirstOrDefault() is { } unknown)
            return WorkdayRestErrors.Invalid($"Invalid prompt: {unknown}.");
        JsonObject[] rows;
        lock (state.Account.Store.Gate) rows = [.. report.Rows(state, prompts)];
        return Written(state, report, rows, http.Request.Query["format"].ToString());
    }

    private static WorkdayReply Written(WorkdayState state, WorkdayReport report, JsonObject[] rows, string format) =>
        format.ToLowerInvariant() switch
    {
        "json" => WorkdayReply.Json(200, rows.Length == 0 && state.Settings.EmptyReport == "missing"
            ? new JsonObject() : new JsonObject { ["Report_Entry"] = new JsonArray([.. rows]) }),
        "csv" => new(200, Csv(report, rows), "text/csv; charset=utf-8"),
        "simplexml" => Xml(XNamespace.None, null, rows),
        "" or "xml" => Xml("urn:com.workday.report/" + report.Name, "wd", rows),
        _ => WorkdayRestErrors.Invalid($"Invalid format: {format}."),
    };

    private static string Csv(WorkdayReport report, JsonObject[] rows)
    {
        var text = new StringBuilder(string.Join(',', report.Columns)).Append('\n');
        foreach (var row in rows) text.AppendJoin(',', report.Columns.Select(column => Quoted(row.Get(column) ?? ""))).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static WorkdayReply Xml(XNamespace space, string? prefix, JsonObject[] rows)
    {
        var data = new XElement(
            space + "Report_Data",
            prefix is null ? null : new XAttribute(XNamespace.Xmlns + prefix, space.NamespaceName),
            rows.Select(row => new XElement(space + "Report_Entry", row.Select(cell => new XElement(space + cell.Key, cell.Value!.ToString())))));
        return new(200, "<?xml version='1.0' encoding='UTF-8'?>\n" + data.ToString(SaveOptions.DisableFormatting), "text/xml; charset=utf-8");
    }
}
