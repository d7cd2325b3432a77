using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace QuickStart;

/// <summary>What came of it, for people or as one JSON document.</summary>
internal static class Results
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(QuickStartOptions options, IReadOnlyList<TenantSummary> summaries)
    {
        if (options.Json)
        {
            Console.Out.WriteLine(Json(options, summaries).ToJsonString(Indented));
        }
        else
        {
            PrintTable(options, summaries);
        }
    }

    private static JsonObject Json(QuickStartOptions options, IReadOnlyList<TenantSummary> summaries) => new()
    {
        ["tenants"] = new JsonArray([.. summaries.Select(Tenant)]),
        ["state"] = options.State.FullName,
        ["sandbox"] = options.SandboxContents,
    };

    private static JsonNode Tenant(TenantSummary summary) => new JsonObject
    {
        ["tenant"] = summary.Tenant,
        ["read"] = summary.Read,
        ["written"] = summary.Written,
        ["skipped"] = summary.Skipped,
        ["refused"] = summary.Refused,
        ["waiting"] = summary.Waiting,
        ["flows"] = new JsonArray([.. summary.Flows.Select(flow => (JsonNode)new JsonObject
        {
            ["flow"] = flow.Flow,
            ["read"] = flow.Read,
            ["accepted"] = flow.Accepted,
            ["unchanged"] = flow.Unchanged,
            ["ignored"] = flow.Ignored,
            ["deleted"] = flow.Deleted,
            ["runsDone"] = flow.RunsDone,
            ["written"] = flow.Written,
            ["writesSkipped"] = flow.WritesSkipped,
            ["refused"] = flow.Refused,
            ["parked"] = flow.Parked,
        })]),
        ["deadLetters"] = new JsonArray([.. summary.DeadLetters.Select(letter => (JsonNode)new JsonObject
        {
            ["flow"] = letter.Flow,
            ["stage"] = letter.Stage,
            ["record"] = letter.Record,
            ["owner"] = letter.OwnerRole,
            ["faults"] = new JsonArray([.. letter.Faults.Select(fault => (JsonNode)fault.ToString())]),
        })]),
        ["faults"] = new JsonArray([.. summary.Faults.Select(fault => (JsonNode)fault.ToString())]),
        ["explain"] = summary.Explain,
    };

    private static void PrintTable(QuickStartOptions options, IReadOnlyList<TenantSummary> summaries)
    {
        var table = new Table().AddColumns("tenant", "flow", "read", "written", "skipped", "refused", "waiting");
        foreach (var flow in summaries.SelectMany(summary => summary.Flows))
        {
            table.AddRow(
                flow.Tenant, flow.Flow, $"{flow.Read}", $"{flow.Written}", $"{TenantSummary.SkippedOf(flow)}",
                $"{flow.Refused + flow.Parked}", $"{flow.Waiting}");
        }

        // Into a file or a pipe it is as wide as it needs to be.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 100);
        AnsiConsole.Write(table);
        foreach (var summary in summaries)
        {
            foreach (var letter in summary.DeadLetters)
            {
                var reasons = string.Join("; ", letter.Faults);
                Console.WriteLine($"{summary.Tenant}: refused {letter.Record} at {letter.Stage}, owner {letter.OwnerRole}: {reasons}");
            }

            foreach (var fault in summary.Faults)
            {
                Console.WriteLine($"{summary.Tenant}: broken off: {fault}");
            }

            Console.WriteLine($"{summary.Tenant}: {summary.Explain ?? "no invoice to explain yet"}");
        }

        var written = summaries.Sum(summary => summary.Written);
        Console.WriteLine(written == 0 ? "Nothing was written: everything is as it should be already." : $"{written} writes.");
        Console.WriteLine($"State: {options.State.FullName}");
        Console.WriteLine($"Sandbox: {options.SandboxContents}");
    }
}
