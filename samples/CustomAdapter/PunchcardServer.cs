using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CustomAdapter;

/// <summary>The vendor itself, on this machine: two accounts told apart by their token, a clock that moves one second with each write, pages of
/// three rows.</summary>
internal sealed class PunchcardServer : IAsyncDisposable
{
    private const int PageRows = 3;
    private static readonly string[] Columns =
        ["id", "ref", "rev", "changed", "person", "job", "day", "minutes", "charge", "state", "remark", "centre"];

    private static readonly (string Person, int Minutes, string Charge)[] Seed =
        [("ada", 90, "F"), ("ben", 45, "N"), ("ada", 30, "G"), ("cy", 480, "F"), ("ben", 15, "G")];

    private static readonly string[] Writable = ["person", "job", "day", "minutes", "charge", "remark", "centre"];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<JsonObject>> _accounts = [];
    private readonly WebApplication _application;
    private DateTimeOffset _now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private PunchcardServer(IEnumerable<string> tokens)
    {
        foreach (var token in tokens)
        {
            var punches = _accounts[token] = [];
            foreach (var (person, minutes, charge) in Seed)
            {
                Write(punches, null, new()
                {
                    ["person"] = person, ["job"] = "bridge", ["day"] = "2026-11-19", ["minutes"] = minutes,
                    ["charge"] = charge, ["remark"] = "girders", ["centre"] = minutes > 60 ? "north" : "south",
                });
            }
        }

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(ServeAsync);
    }

    public Uri Address => new(_application.Urls.Single() + "/v2/");

    public static async Task<PunchcardServer> StartAsync(IEnumerable<string> tokens, CancellationToken ct)
    {
        var server = new PunchcardServer(tokens);
        await server._application.StartAsync(ct);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        var body = http.Request.Method is "PUT" or "PATCH"
            ? (JsonObject?)await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) : null;
        JsonObject answer;
        lock (_gate)
            (http.Response.StatusCode, answer) = Answer(http.Request, body);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer);
        (http.Response.ContentType, http.Response.ContentLength) = ("application/json", bytes.Length);
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private (int Status, JsonObject Answer) Answer(HttpRequest request, JsonObject? body)
    {
        if (!_accounts.TryGetValue(request.Headers["X-Punchcard-Token"].ToString(), out var punches))
            return (401, Problem("unknown_token", null));
        return (request.Method, request.Path.Value!.Trim('/').Split('/')) switch
        {
            ("GET", ["v2", "punches"]) => (200, List(punches, request.Query)),
            ("PUT", ["v2", "punches", "by-ref", var key]) => Put(punches, key, punches.Find(row => Text(row, "ref") == key), body!, request),
            ("PATCH", ["v2", "punches", var id]) => punches.Find(row => Text(row, "id") == id) is { } known
                ? Put(punches, null, known, body!, request) : (404, Problem("no_such_punch", null)),
            _ => (404, Problem("no_such_page", null)),
        };
    }

    private static JsonObject List(List<JsonObject> punches, IQueryCollection query)
    {
        if (query.TryGetValue("ids", out var ids))
            return Table(punches.Where(row => ids.ToString().Split(',').Contains(Text(row, "id"))), isMore: false);
        if (query.TryGetValue("ref", out var key))
            return Table(punches.Where(row => Text(row, "ref") == key), isMore: false);
        var after = query["after"].ToString().Split('|') is [var at, var id] ? (at, int.Parse(id, CultureInfo.InvariantCulture)) : ("", 0);
        var rest = punches.Select(row => (Position: (Text(row, "changed"), (int)row["id"]!), Row: row))
            .Where(item => Comparer<(string, int)>.Default.Compare(item.Position, after) > 0)
            .OrderBy(item => item.Position).Select(item => item.Row).ToArray();
        return Table(rest.Take(PageRows), isMore: rest.Length > PageRows);
    }

    private (int Status, JsonObject Answer) Put(List<JsonObject> punches, string? key, JsonObject? known, JsonObject body, HttpRequest request)
    {
        if (body.Select(member => member.Key).Except(Writable).FirstOrDefault() is { } unknown)
            return (422, Problem("not_writable", unknown));
        if (request.Headers["X-Punchcard-Rev"].ToString() is { Length: > 0 } rev && known is not null && rev != Text(known, "rev"))
            return (409, Problem("changed_meanwhile", "rev"));
        if (known is not null)
            body = Merged(known, body);
        else if (key is not null)
            body["ref"] = key;
        return (known is null ? 201 : 200, Table([Write(punches, known, body)], isMore: false));
    }

    private JsonObject Write(List<JsonObject> punches, JsonObject? known, JsonObject row)
    {
        _now = _now.AddSeconds(1);
        row["id"] ??= punches.Count + 1;
        row["rev"] = 1 + (int)(known?["rev"] ?? 0);
        row["state"] ??= "open";
        row["changed"] = _now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        punches.RemoveAll(other => ReferenceEquals(other, known));
        punches.Add(row);
        return row;
    }

    private static JsonObject Table(IEnumerable<JsonObject> rows, bool isMore) => new()
    {
        ["object"] = "punches",
        ["columns"] = new JsonArray([.. Columns.Select(column => (JsonNode)column)]),
        ["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonArray([.. Columns.Select(column => row[column]?.DeepClone())]))]),
        ["more"] = isMore,
    };

    private static JsonObject Merged(JsonObject known, JsonObject changes) => new(known
        .Where(cell => !changes.ContainsKey(cell.Key))
        .Concat(changes)
        .Select(cell => KeyValuePair.Create(cell.Key, cell.Value?.DeepClone())));

    private static JsonObject Problem(string problem, string? field) => new() { ["problem"] = problem, ["field"] = field };

    private static string Text(JsonObject row, string column) => row[column]?.ToString() ?? "";
}
