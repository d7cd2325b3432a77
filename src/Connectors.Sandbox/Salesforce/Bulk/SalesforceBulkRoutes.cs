using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Bulk API 2.0 queries: <c>jobs/query</c>, the state of a job and its results page by page.</summary>
/// <param name="instance">Two characters of the organisation inside each id.</param>
/// <param name="settings">How fast jobs are, whether they fail, and how many rows a page holds at most.</param>
internal sealed class SalesforceBulkRoutes(string instance, SalesforceSettings settings)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private const int MaxRows = 50_000;

    private readonly Dictionary<string, SalesforceBulkJob> _jobs = new(StringComparer.Ordinal);
    private long _made;

    /// <summary>All jobs, or a new one.</summary>
    public SalesforceReply Jobs(SalesforceCall call) => call.Method switch
    {
        "GET" => SalesforceReply.Ok(new JsonObject
        {
            ["done"] = true,
            ["records"] = new JsonArray([.. _jobs.Values.Select(job => (JsonNode)SalesforceBulkText.Created(job))]),
            ["nextRecordsUrl"] = null,
        }),
        "POST" => Create(call),
        _ => throw SalesforceErrors.Method(call.Method, "GET", "HEAD", "POST"),
    };

    /// <summary>One job: its state, its end before the time, or its removal.</summary>
    public SalesforceReply Job(SalesforceCall call, string id)
    {
        var job = Find(call, id);
        switch (call.Method)
        {
            case "GET":
                Advance(call, job);
                return SalesforceReply.Ok(SalesforceBulkText.Polled(job));
            case "PATCH":
                if (call.Json()["state"]?.ToString() != "Aborted")
                    throw SalesforceBulkErrors.Job("Only the state Aborted can be set on a query job");
                job.State = job.IsOver ? throw SalesforceBulkErrors.State(job) : "Aborted";
                return SalesforceReply.Ok(SalesforceBulkText.Created(job));
            case "DELETE":
                _jobs.Remove(job.IsOver ? job.Id : throw SalesforceBulkErrors.State(job));
                return new SalesforceReply(204);
            default:
                throw SalesforceErrors.Method(call.Method, "DELETE", "GET", "HEAD", "PATCH");
        }
    }

    /// <summary>A page of rows; the header of the last one says <c>null</c> for where to go on.</summary>
    public SalesforceReply Results(SalesforceCall call, string id)
    {
        var job = Find(call, id);
        if (job.State != "JobComplete")
            throw SalesforceBulkErrors.State(job);
        var start = Offset(call, job);
        var asked = call.Query.TryGetValue("maxRecords", out var text)
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number : throw SalesforceBulkErrors.Job("maxRecords must be a whole number above 0")
            : MaxRows;
        var size = Math.Min(asked, settings.PageRows ?? MaxRows);
        var ids = job.Ids.Skip(start).Take(size).ToList();
        var rows = ids.Select(row => call.Records.Find(job.Object, row)).OfType<JsonObject>().ToList();
        var next = start + ids.Count;
        return new SalesforceReply(200)
        {
            Csv = SalesforceBulkText.Rows(job, Columns(call, job), rows),
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Sforce-NumberOfRecords"] = rows.Count.ToString(CultureInfo.InvariantCulture),
                ["Sforce-Locator"] = next < job.Ids.Count ? Locator(next) : "null",
            },
        };
    }

    private SalesforceReply Create(SalesforceCall call)
    {
        var body = call.Json();
        string Text(string name, string otherwise) => body[name]?.ToString() ?? otherwise;
        if (Text("operation", "") is not ("query" or "queryAll") || Text("contentType", "CSV") != "CSV" || Text("columnDelimiter", "COMMA") != "COMMA"
            || Text("lineEnding", "LF") is not ("LF" or "CRLF"))
            throw SalesforceBulkErrors.Job("not emulated by the sandbox: operations query and queryAll in CSV with commas only");
        var query = SoqlParser.Parse(Text("query", ""));
        var root = Scope(call, query.Text.Length < 0).Object(query.From.ToString());
        if (query.IsCount || query.Offset > 0 || query.Selections.Any(selection => selection is not SoqlSelection.Field))
            throw SalesforceBulkErrors.Feature("aggregates, OFFSET, FIELDS() and child sub-queries are not supported in bulk queries");
        var job = new SalesforceBulkJob
        {
            Id = SalesforceId.Make("750", instance, ++_made),
            Operation = Text("operation", ""),
            Query = query,
            Object = root.Name,
            Version = call.Version,
            UserId = call.UserId,
            Created = call.Records.Now,
            LineEnding = Text("lineEnding", "LF"),
        };
        _ = new SoqlPlan(query, root, Scope(call, job.WithDeleted));
        if (Columns(call, job).Any(column => column.Column.Field.Type == SalesforceFieldType.Address))
            throw SalesforceBulkErrors.Feature("compound address fields are not supported in bulk queries");
        _jobs[job.Id] = job;
        return SalesforceReply.Ok(SalesforceBulkText.Created(job));
    }

    private void Advance(SalesforceCall call, SalesforceBulkJob job)
    {
        if (job.IsOver)
            return;
        job.Polls++;
        job.State = job.Polls < settings.BulkPolls ? "InProgress" : settings.BulkFails is null ? "JobComplete" : "Failed";
        job.Error = job.State == "Failed" ? settings.BulkFails : null;
        if (job.State != "JobComplete")
            return;
        var scope = Scope(call, job.WithDeleted);
        var plan = new SoqlPlan(job.Query, scope.Object(job.Object), scope);
        job.Ids = plan.Select(call.Records.Rows(job.Object)).ConvertAll(row => row["Id"]!.GetValue<string>());
    }

    private SalesforceBulkJob Find(SalesforceCall call, string id)
    {
        if (SalesforceId.Normalise(id) is not { } full || !_jobs.TryGetValue(full, out var job) || call.Records.Now - job.Created > Kept)
            throw SalesforceErrors.NotFound();
        return job.Version == call.Version ? job : throw SalesforceBulkErrors.Version(job);
    }

    private static List<(string Name, SoqlColumn Column)> Columns(SalesforceCall call, SalesforceBulkJob job)
    {
        var scope = Scope(call, job.WithDeleted);
        return [.. job.Query.Selections.OfType<SoqlSelection.Field>().Select(field =>
            (field.Path.ToString(), SoqlColumn.Resolve(field.Path, scope.Object(job.Object), job.Query, scope)))];
    }

    private static SoqlScope Scope(SalesforceCall call, bool withDeleted) => new(call.Records.Schema, call.Records,
        DateOnly.FromDateTime(call.Records.Now.UtcDateTime), call.Version, withDeleted);

    /// <summary>The vendor's locators are offsets in Base64 without their filling.</summary>
    private static string Locator(int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture))).TrimEnd('=');

    private static int Offset(SalesforceCall call, SalesforceBulkJob job)
    {
        if (!call.Query.TryGetValue("locator", out var locator))
            return 0;
        Span<byte> text = stackalloc byte[16];
        return locator.Length is > 0 and < 16
            && Convert.TryFromBase64String(locator.PadRight((locator.Length + 3) / 4 * 4, '='), text, out var length)
            && int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset > 0 && offset < job.Ids.Count
                ? offset : throw SalesforceBulkErrors.Locator();
    }
}
