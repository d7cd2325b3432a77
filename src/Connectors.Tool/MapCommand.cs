using System.CommandLine;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary><c>connectors map</c>: vendor pages from files to canonical JSON lines.</summary>
internal static class MapCommand
{
    public static Command Create()
    {
        var adapter = new Option<string>("--adapter") { Description = "The vendor, such as kantata.", Required = true };
        var vendorObject = new Option<string>("--object") { Description = "The vendor's object, such as time_entries.", Required = true };
        var input = new Option<string>("--input")
        {
            Description = "A file of vendor pages, a folder of such files (*.json and *.xml, with sub-folders), or a CSV file of rows of the object.",
            Required = true,
        };
        var overlay = new Option<FileInfo?>("--overlay") { Description = "An overlay that holds for this run." };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "A base mapping for an object that the adapter has none for." };
        var format = new Option<string>("--format") { Description = "json (one line each) or table.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "table");

        var command = new Command("map", "Maps every occurrence of an object in recorded or stored vendor pages; refusals go to standard error.")
        {
            adapter, vendorObject, input, overlay, mapping, format,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new(parsed.GetValue(adapter)!, parsed.GetValue(vendorObject)!, parsed.GetValue(input)!, parsed.GetValue(format)!),
            parsed.GetValue(overlay), parsed.GetValue(mapping), ct));
        return command;
    }

    private static async Task<int> RunAsync(MapRequest request, FileInfo? overlay, FileInfo? mapping, CancellationToken ct)
    {
        if (!File.Exists(request.Input) && !Directory.Exists(request.Input))
        {
            return await WrongAsync($"--input: there is neither a file nor a folder '{request.Input}'.");
        }

        if (!PageFile.Find(request.Input).Any())
        {
            return await WrongAsync($"--input: the folder '{request.Input}' holds no *.json or *.xml file.");
        }

        foreach (var missing in new[] { overlay, mapping }.Where(file => file is { Exists: false }))
        {
            return await WrongAsync($"There is no file '{missing!.FullName}'.");
        }

        try
        {
            await using var house = await OfflineHouse.OpenAsync(overlay, mapping, ct);
            var run = new MapRun(house, request);
            await using var output = Console.OpenStandardOutput();
            return await run.ExecuteAsync(output, Console.Error, ct);
        }
        catch (ConnectorException wrong)
        {
            return await WrongAsync(wrong.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // A reader that closed the pipe, a full disk, a document without read rights.
            return await WrongAsync($"Broken off: {failed.Message}");
        }
    }

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
