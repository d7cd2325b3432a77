using System.CommandLine;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary><c>connectors explain</c>: where the canonical fields of a record in a page came from, and why others are empty.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var adapter = new Option<string>("--adapter") { Description = "The vendor, such as kantata.", Required = true };
        var vendorObject = new Option<string>("--object") { Description = "The vendor's object, such as time_entries.", Required = true };
        var input = new Option<string>("--input") { Description = "A file of vendor pages, or a folder of such files.", Required = true };
        var id = new Option<string>("--id") { Description = "The vendor's id of the record.", Required = true };
        var field = new Option<string?>("--field") { Description = "JSON Pointer of the canonical field, such as /duration or /lines/0/amount." };
        var all = new Option<bool>("--all") { Description = "Every field of the record, the empty ones too." };
        var derivation = new Option<string?>("--derivation") { Description = "Explains the record that this derivation makes of it." };
        var overlay = new Option<FileInfo?>("--overlay") { Description = "An overlay that holds for this run." };
        var json = new Option<bool>("--json") { Description = "One JSON document in place of lines." };
        var command = new Command("explain", "Shows source path, raw value, rule, transforms, layer and version of a field, or why it is empty.")
        {
            adapter, vendorObject, input, id, field, all, derivation, overlay, json,
        };
        command.SetAction((parsed, ct) => parsed.GetValue(field) is null != parsed.GetValue(all)
            ? WrongAsync("--field: name one field, or ask for --all.")
            : RunAsync(
                new(parsed.GetValue(adapter)!, parsed.GetValue(vendorObject)!, parsed.GetValue(input)!, parsed.GetValue(id)!, parsed.GetValue(field),
                    parsed.GetValue(derivation)),
                parsed.GetValue(overlay), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(ExplainRequest request, FileInfo? overlay, bool json, CancellationToken ct)
    {
        if (!File.Exists(request.Input) && !Directory.Exists(request.Input))
            return await WrongAsync($"--input: there is neither a file nor a folder '{request.Input}'.");
        if (overlay is { Exists: false })
            return await WrongAsync($"--overlay: there is no file '{overlay.FullName}'.");
        try
        {
            await using var house = await OfflineHouse.OpenAsync(overlay, null, ct);
            if (await new ExplainRun(house, request, Console.Error).ExecuteAsync(ct) is not { } report)
                return await WrongAsync($"No {request.Object} '{request.Id}' lies in {request.Input}.");
            if (report.Fields is [{ Cause: AbsenceCause.NoSuchField } nowhere])
                return await WrongAsync($"--field: {nowhere.WhyNull}; --all lists the fields of {report.Mapping.Name} {report.Mapping.Version}.");
            foreach (var fault in report.Refusals)
                await Console.Error.WriteLineAsync($"note the record is refused: {fault.Path} (rule {fault.Rule}): {fault.Message}");
            await Console.Out.WriteAsync(json ? ExplainJson.Write(report) : ExplainText.Write(report));
            return ExitCodes.Done;
        }
        catch (ConnectorException wrong)
        {
            return await WrongAsync(wrong.Message);
        }
    }

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
