using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Connectors.Sandbox;

/// <summary><c>query</c>, <c>queryAll</c> and the pages behind <c>nextRecordsUrl</c>.</summary>
/// <param name="snapshots">The open queries.</param>
/// <param name="instance">Two characters of the organisation inside each id.</param>
/// <param name="maxPageRows">Fewer rows per page than asked for, as the vendor does when rows are wide; null for the vendor's 2,000.</param>
internal sealed partial class SalesforceQueries(SalesforceSnapshots snapshots, string instance, int? maxPageRows)
{
    public const int DefaultPageSize = 2000;

    public SalesforceReply Run(SalesforceCall call, bool withDeleted)
    {
        if (call.Method != "GET")
            throw SalesforceErrors.Method(call.Method, "GET", "HEAD");
        if (!call.Query.TryGetValue("q", out var text))
            throw SoqlErrors.Malformed("A query string has to be specified");
        var query = SoqlParser.Parse(text);
        var scope = Scope(call, withDeleted);
        var root = scope.Object(query.From.ToString());
        var plan = new SoqlPlan(query, root, scope);
        var rows = plan.Select(call.Records.Rows(root.Name));
        if (query.IsCount)
            return SalesforceReply.Ok(new JsonObject { ["totalSize"] = rows.Count, ["done"] = true, ["records"] = new JsonArray() });

        var size = PageSize(call.QueryOptions);
        if (rows.Count <= size)
            return SalesforceReply.Ok(new JsonObject { ["totalSize"] = rows.Count, ["done"] = true, ["records"] = plan.Shape.Render(rows) });
        var ids = rows.ConvertAll(row => row["Id"]!.GetValue<string>());
        var locator = snapshots.Open(new SalesforceSnapshot(query, root.Name, ids, withDeleted, size), instance, call.Records.Now);
        return Page(call, plan, rows[..size], ids.Count, locator, size);
    }

    public SalesforceReply Continue(SalesforceCall call, string text)
    {
        if (call.Method != "GET")
            throw SalesforceErrors.Method(call.Method, "GET", "HEAD");
        if (!snapshots.TryUse(text, call.Records.Now, out var locator, out var offset, out var snapshot))
            throw SalesforceErrors.Locator();
        var scope = Scope(call, snapshot.WithDeleted);
        var plan = new SoqlPlan(snapshot.Query, scope.Object(snapshot.Object), scope);
        var rows = snapshot.Ids.Skip(offset).Take(snapshot.PageSize).Select(id => call.Records.Find(snapshot.Object, id)).OfType<JsonObject>()
            .ToList();
        return Page(call, plan, rows, snapshot.Ids.Count, locator, offset + snapshot.PageSize);
    }

    private static SalesforceReply Page(SalesforceCall call, SoqlPlan plan, List<JsonObject> rows, int total, string locator, int next)
    {
        var page = new JsonObject { ["totalSize"] = total, ["done"] = next >= total };
        if (next < total)
            page["nextRecordsUrl"] = string.Create(CultureInfo.InvariantCulture, $"{call.Root}/query/{locator}-{next}");
        page["records"] = plan.Shape.Render(rows);
        return SalesforceReply.Ok(page);
    }

    private static SoqlScope Scope(SalesforceCall call, bool withDeleted) => new(call.Records.Schema, call.Records,
        DateOnly.FromDateTime(call.Records.Now.UtcDateTime), call.Version, withDeleted);

    private int PageSize(string? options)
    {
        var match = BatchSize().Match(options ?? "");
        var asked = match.Success ? Math.Clamp(int.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture), 200, 2000) : DefaultPageSize;
        return Math.Min(asked, maxPageRows ?? asked);
    }

    [GeneratedRegex(@"batchSize\s*=\s*(?<size>\d{1,6})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BatchSize();
}
