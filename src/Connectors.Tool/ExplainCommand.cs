using System.CommandLine;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary><c>connectors explain</c>: where one canonical field of a record in a page came from.</summary>
internal static class ExplainCommand
{
    /// <summary>What an explanation names as rule when the mapping has no such field.</summary>
    private const string NoRule = "none";

    public static Command Create()
    {
        var adapter = new Option<string>("--adapter") { Description = "The vendor, such as kantata.", Required = true };
        var vendorObject = new Option<string>("--object") { Description = "The vendor's object, such as time_entries.", Required = true };
        var input = new Option<string>("--input") { Description = "A file of vendor pages, or a folder of such files.", Required = true };
        var id = new Option<string>("--id") { Description = "The vendor's id of the record.", Required = true };
        var field = new Option<string>("--field") { Description = "JSON Pointer of the canonical field, such as /duration.", Required = true };
        var overlay = new Option<FileInfo?>("--overlay") { Description = "An overlay that holds for this run." };
        var command = new Command("explain", "Shows source path, raw value, rule, layer and version of one field.")
        {
            adapter, vendorObject, input, id, field, overlay,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(adapter)!, parsed.GetValue(vendorObject)!, parsed.GetValue(input)!, parsed.GetValue(id)!, parsed.GetValue(field)!,
            parsed.GetValue(overlay), ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string adapter, string vendorObject, string input, string id, string field, FileInfo? overlay, CancellationToken ct)
    {
        if (!File.Exists(input) && !Directory.Exists(input))
        {
            return await WrongAsync($"--input: there is neither a file nor a folder '{input}'.");
        }

        if (overlay is { Exists: false })
        {
            return await WrongAsync($"--overlay: there is no file '{overlay.FullName}'.");
        }

        try
        {
            await using var house = await OfflineHouse.OpenAsync(overlay, null, ct);
            var (pages, mapping) = (house.Adapters.For(adapter).Pages, house.Mappings.Inbound(adapter, vendorObject));
            foreach (var file in PageFile.Find(input))
            {
                foreach (var page in await PagesAsync(pages, vendorObject, file, ct))
                {
                    if (page.Records.FirstOrDefault(record => record.Key.Id == id) is { } record)
                    {
                        var found = mapping.Explain(record, page.Related, OfflineHouse.Connection, field);
                        if (found.Rule == NoRule)
                        {
                            return await WrongAsync($"--field: {found.WhyNull}; the document of {found.Mapping} {found.Version} lists the fields.");
                        }

                        await Console.Out.WriteLineAsync(Line(adapter, record, found));
                        return ExitCodes.Done;
                    }
                }
            }

            return await WrongAsync($"No {vendorObject} '{id}' lies in {input}.");
        }
        catch (ConnectorException wrong)
        {
            return await WrongAsync(wrong.Message);
        }
    }

    /// <summary>The pages of one file; what is no page is told and passed over.</summary>
    private static async Task<IReadOnlyList<VendorPage>> PagesAsync(IPageFormat format, string vendorObject, FileInfo file, CancellationToken ct)
    {
        var pages = new List<VendorPage>();
        var bodies = await PageFile.ReadAsync(file, ct);
        foreach (var fault in bodies.Faults)
        {
            await Console.Error.WriteLineAsync($"note {fault}");
        }

        foreach (var body in bodies.IsSuccess ? bodies.Value : [])
        {
            try
            {
                pages.Add(PageFile.Slice(format, file.Name, body, vendorObject));
            }
            catch (ConnectorException unreadable)
            {
                await Console.Error.WriteLineAsync($"note {file.Name}: {unreadable.Message}");
            }
        }

        return pages;
    }

    private static string Line(string adapter, VendorRecord record, MappingExplanation found) =>
        $"{found.TargetPath} = {found.Result ?? $"absent: {found.WhyNull}"} <- {adapter} {record.Key} {found.SourcePath} = {found.Raw ?? "absent"} "
        + $"(rule {found.Rule}, {found.Mapping} {found.Version}, layer {Layer(found.Origin)})";

    private static string Layer(MappingOrigin origin) => origin.Layer == MappingLayer.Base ? "base" : $"{origin}";

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
