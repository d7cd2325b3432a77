using System.CommandLine;
using System.Globalization;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary><c>connectors mapping suggest</c>: which members of a contract the unmapped fields of stored pages may be.</summary>
internal static class SuggestCommand
{
    public static Command Create()
    {
        var vendor = new Option<string>("--vendor") { Description = "The vendor, such as salesforce.", Required = true };
        var vendorObject = new Option<string>("--object") { Description = "The vendor's object, such as Opportunity.", Required = true };
        var entity = new Option<string>("--entity") { Description = "The contract, such as opportunity.", Required = true };
        var pages = new Argument<string[]>("PAGES")
        {
            Description = "Files of vendor pages, or folders of such files; pages of other objects help to recognise references.",
            Arity = ArgumentArity.OneOrMore,
        };
        var overlay = new Option<FileInfo?>("--overlay") { Description = "An overlay that holds already." };
        var labels = new Option<FileInfo?>("--labels") { Description = "The vendor's list of fields, or {\"name\":\"label\"}." };
        var accept = new Option<double?>("--accept") { Description = "Probability from which a proposal is accepted; else the measured one." };
        accept.Validators.Add(result =>
        {
            if (!double.TryParse(result.Tokens.FirstOrDefault()?.Value, CultureInfo.InvariantCulture, out var share) || share is not (> 0 and <= 1))
                result.AddError("--accept: a number above 0, at most 1, such as 0.8.");
        });
        var json = new Option<bool>("--json") { Description = "One JSON document in place of text." };
        var command = new Command("suggest", "Proposes mappings for vendor fields that the mapping leaves unmapped, with probability and reasons.")
        {
            vendor, vendorObject, entity, pages, overlay, labels, accept, json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new(parsed.GetValue(vendor)!, parsed.GetValue(vendorObject)!, parsed.GetValue(entity)!, parsed.GetValue(pages)!),
            parsed.GetValue(overlay), parsed.GetValue(labels), parsed.GetValue(accept), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(
        SuggestRequest request, FileInfo? overlay, FileInfo? labels, double? accept, bool json, CancellationToken ct)
    {
        if (request.Pages.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } nowhere)
            return await WrongAsync($"PAGES: there is neither a file nor a folder '{nowhere}'.");
        if (new[] { overlay, labels }.FirstOrDefault(file => file is { Exists: false }) is { } missing)
            return await WrongAsync($"There is no file '{missing.FullName}'.");
        if (EntityCatalog.Find(request.Entity) is not { } contract)
            return await WrongAsync($"--entity: there is no contract '{request.Entity}'; there are {Names()}.");
        try
        {
            await using var house = await OfflineHouse.OpenAsync(overlay, null, ct);
            var known = labels is null ? FieldLabels.None : await FieldLabels.ReadAsync(labels, ct);
            var weights = SuggestWeights.Default;
            var run = new SuggestRun(house, request, new(contract, accept is { } share ? weights with { Accept = share } : weights), known);
            if (await run.ExecuteAsync(Console.Error, ct) is not { } found)
                return await WrongAsync($"No {request.Object} lies in {string.Join(", ", request.Pages)}.");
            await Console.Out.WriteLineAsync(json ? SuggestJson.Write(found) : SuggestText.Write(found));
            return ExitCodes.Done;
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

    private static string Names() => string.Join(", ", EntityCatalog.All.Select(contract => contract.Name));

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
