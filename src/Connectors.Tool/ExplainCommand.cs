using System.CommandLine;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary><c>connectors explain</c>: where one canonical field of a record in a page came from.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var adapter = new Option<string>("--adapter") { Description = "The vendor, such as kantata.", Required = true };
        var vendorObject = new Option<string>("--object") { Description = "The vendor's object, such as time_entries.", Required = true };
        var input = new Option<FileInfo>("--input") { Description = "A file of vendor pages.", Required = true };
        var id = new Option<string>("--id") { Description = "The vendor's id of the record.", Required = true };
        var field = new Option<string>("--field") { Description = "JSON Pointer of the canonical field, such as /duration.", Required = true };
        var overlay = new Option<FileInfo?>("--overlay") { Description = "An overlay that holds for this run." };
        var command = new Command("explain", "Shows source path, raw value, rule, layer and version of one field.") { adapter, vendorObject, input, id, field, overlay };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(adapter)!, parsed.GetValue(vendorObject)!, parsed.GetValue(input)!, parsed.GetValue(id)!, parsed.GetValue(field)!,
            parsed.GetValue(overlay), ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string adapter, string vendorObject, FileInfo input, string id, string field, FileInfo? overlay, CancellationToken ct)
    {
        try
        {
            await using var house = await OfflineHouse.OpenAsync(overlay, null, ct);
            var mapping = house.Mappings.Inbound(adapter, vendorObject);
            var bodies = await PageFile.ReadAsync(input, ct);
            foreach (var body in bodies.IsSuccess ? bodies.Value : [])
            {
                var page = house.Adapters.For(adapter).Pages.Slice(body, vendorObject);
                foreach (var record in page.Records.Where(record => record.Key.Id == id))
                {
                    var found = mapping.Explain(record, page.Related, OfflineHouse.Connection, field);
                    await Console.Out.WriteLineAsync(
                        $"{found.TargetPath} = {found.Result ?? $"absent: {found.WhyNull}"} <- {adapter} {record.Key} {found.SourcePath} = {found.Raw ?? "absent"} "
                        + $"(rule {found.Rule}, {found.Mapping} {found.Version}, layer {found.Layer.ToString().ToLowerInvariant()})");
                    return ExitCodes.Done;
                }
            }

            await Console.Error.WriteLineAsync(bodies.IsSuccess ? $"No {vendorObject} {id} lies in {input.Name}." : string.Join('\n', bodies.Faults));
            return ExitCodes.WrongUsage;
        }
        catch (ConnectorException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCodes.WrongUsage;
        }
    }
}
