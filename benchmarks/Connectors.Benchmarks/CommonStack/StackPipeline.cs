using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connectors.Benchmarks;

/// <summary>The same job with Newtonsoft.Json and Entity Framework Core: rows by paths, a hash to tell what has changed, and in one transaction for
/// each page what is known of each record, a run with its content and a row of the queue for each that is wanted, and the position.</summary>
internal sealed class StackPipeline(string connectionString, string schema, PageRun run)
{
    private readonly string _connectionString = $"{connectionString};Search Path={schema}";

    public async Task PrepareAsync()
    {
        await using var context = new StackContext(_connectionString);
        // A name of ours, which no parameter can take the place of.
        var make = $"create schema \"{schema}\"";
        await context.Database.ExecuteSqlRawAsync(make);
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    }

    public async Task EmptyAsync()
    {
        await using var context = new StackContext(_connectionString);
        await context.Database.ExecuteSqlRawAsync("""truncate "Seen", "Runs", "Work", "Positions" """);
        await context.Database.ExecuteSqlRawAsync("checkpoint");
    }

    public async Task ReadAsync()
    {
        for (var at = 0; at < run.Pages.Length; at++)
            await TakeAsync(run.Pages[at], $"page-{at + 1}");
    }

    /// <summary>What it left: canonical JSON by vendor id.</summary>
    public async Task<(int Seen, int Work, Dictionary<string, JsonNode> Runs)> FoundAsync()
    {
        await using var context = new StackContext(_connectionString);
        var runs = await context.Runs.AsNoTracking().ToListAsync();
        return (await context.Seen.CountAsync(), await context.Work.CountAsync(),
            runs.ToDictionary(found => found.Key[..found.Key.LastIndexOf(':')], found => JsonNode.Parse(found.Source)!, StringComparer.Ordinal));
    }

    private async Task TakeAsync(byte[] bytes, string next)
    {
        await using var context = new StackContext(_connectionString);
        using var text = new JsonTextReader(new StreamReader(new MemoryStream(bytes), Encoding.UTF8))
        {
            DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal,
        };
        var rows = JObject.Load(text).SelectToken("records")!.Select(row => (Id: row.SelectToken("Id")!.Value<string>()!, Row: row)).ToArray();
        var ids = rows.Select(row => row.Id).ToArray();
        var known = await context.Seen.Where(seen => ids.Contains(seen.Record)).ToDictionaryAsync(seen => seen.Record);
        foreach (var (id, row) in rows)
        {
            var record = StackMapping.Map(row);
            var json = record.ToString(Formatting.None);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
            if (!known.TryGetValue(id, out var seen))
                context.Seen.Add(seen = new() { Record = id, Hash = "" });
            if (seen.Hash == hash)
                continue;
            seen.Hash = hash;
            seen.Change++;
            seen.ModifiedAt = DateTimeOffset.Parse(row.SelectToken("SystemModstamp")!.Value<string>()!, CultureInfo.InvariantCulture).UtcDateTime;
            if (record.SelectToken("status.code")!.Value<string>() == "lost")
                continue;
            var key = $"{id}:{seen.Change}";
            context.Runs.Add(new() { Key = key, Id = Guid.CreateVersion7(), State = "ready", Source = json });
            context.Work.Add(new() { Lane = "opportunities/runs", Run = key, At = DateTime.UtcNow });
        }
        var position = await context.Positions.FindAsync("opportunities") ?? context.Positions.Add(new() { Stream = "opportunities",
            Position = "" }).Entity;
        position.Position = next;
        await context.SaveChangesAsync();
    }
}
