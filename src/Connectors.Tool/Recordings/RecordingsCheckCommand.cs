using System.CommandLine;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary><c>connectors recordings check</c>: executes recordings again with the adapters, flows and mappings of this version.</summary>
internal static class RecordingsCheckCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("FILES")
        {
            Description = "*.recording files, or folders of them with their sub-folders.", Arity = ArgumentArity.OneOrMore,
        };
        var mappings = new Option<DirectoryInfo?>("--mappings")
        {
            Description = "Folder of overlays as UseMappingDirectory reads them; *.mapping.json and *.flow.json in it come on top of the packages'.",
        };
        var key = new Option<FileInfo?>("--key") { Description = "File of the 32 bytes with which the recordings are encrypted." };
        var json = new Option<bool>("--json") { Description = "One JSON line for each recording in place of text." };
        var command = new Command("check",
            "Replays recordings without any vendor and tells what is not as it was: 0 equal, 1 different, 3 cannot be replayed.")
        {
            paths, mappings, key, json,
        };
        command.SetAction((parsed, ct) =>
            RunAsync(parsed.GetValue(paths)!, parsed.GetValue(mappings), parsed.GetValue(key), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, DirectoryInfo? mappings, FileInfo? key, bool json, CancellationToken ct)
    {
        if (Array.Find(paths, path => !File.Exists(path) && !Directory.Exists(path)) is { } nowhere)
        {
            return await WrongAsync($"FILES: there is neither a file nor a folder '{nowhere}'.");
        }

        if (mappings is { Exists: false })
        {
            return await WrongAsync($"--mappings: there is no folder '{mappings.FullName}'.");
        }

        if (key is not null && key is not { Exists: true, Length: 32 })
        {
            return await WrongAsync($"--key: '{key.FullName}' is no file of 32 bytes.");
        }

        var files = RecordingFiles.Find(paths);
        if (files.Length == 0)
        {
            return await WrongAsync($"FILES: no *{RecordingFiles.Ending} lies in {string.Join(", ", paths)}.");
        }

        try
        {
            await using var house = await ReplayHouse.OpenAsync(mappings, ct);
            ReadOnlyMemory<byte>? secret = key is null ? null : await File.ReadAllBytesAsync(key.FullName, ct);
            return await new RecordingsCheck(house, secret, json).RunAsync(files, ct);
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

    private static async Task<int> WrongAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.WrongUsage;
    }
}
