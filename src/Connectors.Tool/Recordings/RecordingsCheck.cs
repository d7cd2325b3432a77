using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Faults;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary>Replays recording after recording; one that cannot be replayed stops none of the others.</summary>
internal sealed class RecordingsCheck(ReplayHouse house, ReadOnlyMemory<byte>? key, bool json)
{
    private const int Shown = 50;

    public async Task<int> RunAsync(string[] files, CancellationToken ct)
    {
        var (equal, different, refused) = (0, 0, 0);
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            var recording = Recording.Read(await File.ReadAllBytesAsync(file, ct), key);
            var result = recording.IsSuccess ? await house.Replay.RunAsync(recording.Value, ct) : recording.Faults[0];
            _ = !result.IsSuccess ? refused++ : result.Value.IsEqual ? equal++ : different++;
            await Console.Out.WriteLineAsync(json ? Json(file, recording.Value, result) : Text(file, recording.Value, result));
        }

        await Console.Error.WriteLineAsync($"{equal} equal, {different} different, {refused} cannot be replayed");
        return refused > 0 ? ExitCodes.CannotBeReplayed : different > 0 ? ExitCodes.Differs : ExitCodes.Done;
    }

    private static string Text(string file, Recording? recording, Outcome<ReplayResult> result)
    {
        if (!result.IsSuccess)
        {
            return $"refused {file}: {string.Join(' ', result.Faults.Select(fault => fault.Message))}";
        }

        var (told, replayed) = ($"{recording!.Tenant} {recording.Flow}", result.Value);
        return replayed.IsEqual
            ? $"equal {file}: {told}, {replayed.Records} records, {replayed.Requests} requests, output {replayed.OutputHash}, "
                + $"requests {replayed.RequestHash}"
            : $"different {file}: {told}, {replayed.Differences.Length} differences\n"
                + string.Join('\n', replayed.Differences.Take(Shown).Select(difference => $"  {difference}"))
                + (replayed.Differences.Length > Shown ? $"\n  and {replayed.Differences.Length - Shown} more" : "");
    }

    private static string Json(string file, Recording? recording, Outcome<ReplayResult> result)
    {
        var line = new JsonObject { ["file"] = file, ["tenant"] = recording?.Tenant, ["flow"] = recording?.Flow };
        if (!result.IsSuccess)
        {
            line["state"] = "refused";
            line["reason"] = string.Join(' ', result.Faults.Select(fault => fault.Message));
            return line.ToJsonString();
        }

        var replayed = result.Value;
        (line["state"], line["records"], line["requests"]) = (replayed.IsEqual ? "equal" : "different", replayed.Records, replayed.Requests);
        line["recorded"] = Hashes(recording!.OutputHash, recording.RequestHash, recording.StateHash);
        line["replayed"] = Hashes(replayed.OutputHash, replayed.RequestHash, replayed.StateHash);
        line["differences"] = JsonSerializer.SerializeToNode(
            replayed.Differences.Select(one => new { of = one.Of, where = one.Where, pointer = one.Pointer, change = one.Change }).ToArray());
        return line.ToJsonString();
    }

    private static JsonObject Hashes(string output, string requests, string state) =>
        new() { ["output"] = output, ["requests"] = requests, ["state"] = state };
}
