using System.CommandLine;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary><c>connectors mapping check</c>: all mistakes of documents and overlays at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("FILES")
        {
            Description = "*.mapping.json and *.overlay.json, or folders of them; overlays in folders as UseMappingDirectory reads them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "A JSON array of the mistakes in place of lines." };
        var function = new Option<string[]>("--function")
        {
            Description = "Name of a function that the host registers for the rule custom; repeatable.", DefaultValueFactory = _ => [],
        };
        var command = new Command("check", "Checks mapping documents and overlays: every mistake with file, line, column, path, rule and way out.")
        {
            paths, json, function,
        };
        command.SetAction((parsed, ct) =>
            RunAsync(parsed.GetValue(paths)!, parsed.GetValue(json), parsed.GetValue(function)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool json, string[] functions, CancellationToken ct)
    {
        if (Array.Find(paths, path => !File.Exists(path) && !Directory.Exists(path)) is { } nowhere)
            return await WrongAsync($"FILES: there is neither a file nor a folder '{nowhere}'.");
        try
        {
            var files = await CheckFiles.ReadAsync(paths, ct);
            if (files.Length == 0)
                return await WrongAsync($"FILES: no *.mapping.json and no *.overlay.json lies in {string.Join(", ", paths)}.");
            var report = new CheckRun(files, Declared(functions)).Execute();
            foreach (var note in report.Notes)
                await Console.Error.WriteLineAsync($"note {note}");
            await Console.Out.WriteAsync(json ? CheckText.Json(report) : CheckText.Lines(report));
            await Console.Error.WriteLineAsync(CheckText.Sum(files, report));
            return report.Faults.IsEmpty ? ExitCodes.Done : ExitCodes.SomeRefused;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return await WrongAsync($"Broken off: {failed.Message}");
        }
    }

    /// <summary>The host's functions by name only: a check calls none of them.</summary>
    public static MappingFunctions Declared(string[] names)
    {
        var functions = MappingFunctions.None;
        foreach (var name in names.Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal))
            functions.Add(name, _ => null, _ => []);
        return functions;
    }

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
