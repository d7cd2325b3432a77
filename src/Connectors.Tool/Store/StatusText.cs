using System.Globalization;
using System.Text;

namespace Connectors.Tool;

/// <summary>A status for people.</summary>
internal static class StatusText
{
    public static string Of(StatusReport report)
    {
        var text = new StringBuilder($"{report.Tenant} at {ToolJson.Time(report.At)}\n");
        foreach (var (lane, reading) in report.Lanes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  lane        {lane.Name}: {reading.Depth} items, {reading.Claimable} claimable")
                .Append(reading.OldestClaimable is { } oldest ? $", the oldest for {Age(oldest)}" : "").Append(reading.Held > 0 ? ", held\n" : "\n");
        }

        foreach (var flow in report.Runs.GroupBy(run => run.Flow, StringComparer.Ordinal).OrderBy(flow => flow.Key, StringComparer.Ordinal))
        {
            var states = flow.GroupBy(run => run.State).OrderBy(state => state.Key).Select(state => $"{state.Count()} {ToolJson.Word(state.Key)}");
            text.Append($"  runs        {flow.Key}: {string.Join(", ", states)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  letters     {report.Letters.Length}, {report.Overdue} overdue\n");
        foreach (var cause in report.Letters.CountBy(letter => letter.CauseGroup).OrderByDescending(cause => cause.Value).ThenBy(cause => cause.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"    cause     {cause.Key}: {cause.Value}\n");
        }

        foreach (var owner in report.Letters.CountBy(letter => letter.OwnerRole).OrderByDescending(owner => owner.Value).ThenBy(owner => owner.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"    owner     {owner.Key}: {owner.Value}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  in doubt    {report.InDoubt.Length}\n");
        foreach (var intent in report.InDoubt)
        {
            text.Append($"    {intent.Step}: {ToolJson.Word(intent.Verb)} {intent.Object} at {intent.Connection}, our key {intent.Key.Value}\n");
        }

        foreach (var (stream, checkpoint) in report.Checkpoints)
        {
            text.Append($"  checkpoint  {stream}: moved {Age(report.At - checkpoint.At)} ago\n");
        }

        return text.ToString();
    }

    private static string Age(TimeSpan age) => age < TimeSpan.Zero ? "0 s" : age switch
    {
        { TotalDays: >= 1 } => $"{(int)age.TotalDays} d {age.Hours} h",
        { TotalHours: >= 1 } => $"{age.Hours} h {age.Minutes} min",
        { TotalMinutes: >= 1 } => $"{age.Minutes} min {age.Seconds} s",
        _ => $"{age.Seconds} s",
    };
}
