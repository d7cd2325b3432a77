using System.Collections.Immutable;
using System.CommandLine;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary><c>connectors mapping diff</c>: what two states of the mappings make of the same recorded pages.</summary>
internal static class DiffCommand
{
    private const string Sides = "A file or folder of *.mapping.json and *.overlay.json as `mapping check` reads them, or the word shipped.";

    public static Command Create()
    {
        var before = new Argument<string>("A") { Description = $"The mappings as they are. {Sides}" };
        var after = new Argument<string>("B") { Description = $"The mappings as they would be. {Sides}" };
        var against = new Option<string[]>("--against")
        {
            Description = "Files of recorded pages, or folders of such files; a folder named as a vendor holds pages of that vendor.",
            Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var tenants = new Option<string?>("--tenants") { Description = "A folder of overlays that lie over both sides." };
        var adapter = new Option<string?>("--adapter") { Description = "Only pages and mappings of this vendor." };
        var vendorObject = new Option<string?>("--object")
        {
            Description = "Only this object of the vendor; needed for rows that name none (SuiteQL, CSV).",
        };
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "any (default), loss, refusals or money: which differences end with another code than 0.",
        };
        var function = new Option<string[]>("--function")
        {
            Description = "Name of a function that the host registers for the rule custom; repeatable. Its fields stay empty here.",
            DefaultValueFactory = _ => [],
        };
        var json = new Option<bool>("--json") { Description = "One JSON document in place of text." };
        var command = new Command("diff",
            "Runs two states of the mappings over recorded pages: fields, refusals, sums of money, tenants that change.")
        {
            before, after, against, tenants, adapter, vendorObject, failOn, function, json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new(parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(tenants), parsed.GetValue(against)!, parsed.GetValue(adapter),
                parsed.GetValue(vendorObject), parsed.GetValue(failOn)),
            CheckCommand.Declared(parsed.GetValue(function)!), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(DiffRequest request, MappingFunctions functions, bool json, CancellationToken ct)
    {
        try
        {
            if (Wrong(request) is { } wrong)
                return await WrongAsync(wrong);
            await using var house = await OfflineHouse.OpenAsync(null, null, ct);
            if (request.Adapter is { } adapter)
                house.Adapters.For(adapter);
            var (before, after) = (await SideAsync(request, request.Before, functions, ct), await SideAsync(request, request.After, functions, ct));
            if (before is null || after is null)
                return ExitCodes.WrongUsage;
            var pairs = MappingPairs.Of(before, after);
            if (!pairs.Any(request.Concerns))
                return await WrongAsync($"--object: no mapping reads {request.Object}{(request.Adapter is null ? "" : $" of {request.Adapter}")}.");
            var report = await new DiffRun(house, request, pairs).ExecuteAsync(Console.Error, ct);
            await Console.Out.WriteAsync(json ? DiffJson.Write(report) + "\n" : DiffText.Write(report));
            await Console.Error.WriteLineAsync(DiffText.Sum(report));
            return report.ExitCode;
        }
        catch (ConnectorException wrong)
        {
            return await WrongAsync(wrong.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return await WrongAsync($"Broken off: {failed.Message}");
        }
    }

    private static string? Wrong(DiffRequest request)
    {
        var folders = request.Of(request.Before).Concat(request.Of(request.After)).Concat(request.Against);
        return folders.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } nowhere
            ? $"There is neither a file nor a folder '{nowhere}'."
            : request.Against.SelectMany(PageFile.Find).Any() ? null : $"--against: no *.json or *.xml lies in {string.Join(", ", request.Against)}.";
    }

    /// <summary>One side; null when it has mistakes, which are then all told.</summary>
    private static async Task<MappingSide?> SideAsync(DiffRequest request, string side, MappingFunctions functions, CancellationToken ct)
    {
        var files = await CheckFiles.ReadAsync(request.Of(side), ct);
        if (side != DiffRequest.Shipped && (await CheckFiles.ReadAsync([side], ct)).IsEmpty)
        {
            await Console.Error.WriteLineAsync(
                $"{side}: no *.mapping.json and no *.overlay.json lies there; the word {DiffRequest.Shipped} stands for none.");
            return null;
        }

        var (loaded, report) = MappingSide.Load(files, functions);
        if (loaded is null)
            await Console.Error.WriteAsync(CheckText.Lines(report));
        return loaded;
    }

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
