using System.CommandLine;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary><c>connectors replay</c>: releases letters in the store; who executes flows does the work.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var (letters, why) = (new LetterOptions(), new WhoAndWhyOptions(isReasonRequired: false));
        var id = new Option<string?>("--id") { Description = "The letter with this id." };
        var all = new Option<bool>("--all") { Description = "All letters of the tenant." };
        var alone = new Option<bool>("--alone") { Description = "Not the letters that wait for a reference to what is released." };
        var dry = new Option<bool>("--dry-run") { Description = "Only shows the order; stores nothing." };
        var rate = new Option<int?>("--per-second") { Description = "How many letters a second at most, 1 to 10000." };
        var command = new Command("replay", "Releases dead letters: what others wait for first, nothing that was confirmed again.")
        {
            id, all, alone, dry, rate,
        };
        letters.On(command);
        why.On(command);
        return new StoreOptions().On(command, async (parsed, house, ct) =>
        {
            var filter = letters.Filter(parsed) with { Id = parsed.GetValue(id) };
            var (decided, isDry) = (why.Of(parsed), parsed.GetValue(dry));
            if (Wrong(filter, parsed.GetValue(all), isDry, decided.Reason, parsed.GetValue(rate)) is { } wrong)
            {
                return await StateHouse.WrongAsync(wrong);
            }

            var request = new ReplayRequest(filter, decided.Actor, decided.Reason)
            {
                WithBlocked = !parsed.GetValue(alone), IsDryRun = isDry, PerSecond = parsed.GetValue(rate),
            };
            var report = await house.Repair.ReplayAsync(house.Tenant, request, null, ct);
            await Console.Out.WriteAsync(house.IsJson ? ToolJson.Write(ReplayText.Json(report, isDry)) : ReplayText.Lines(report, isDry));
            await Console.Error.WriteLineAsync(ReplayText.Sum(report, isDry));
            return report.Skipped.IsEmpty ? ExitCodes.Done : ExitCodes.SomeLeft;
        });
    }

    private static string? Wrong(LetterFilter filter, bool isAll, bool isDry, string reason, int? rate)
    {
        if (isAll == (filter != LetterFilter.All))
        {
            return isAll
                ? "--all does not go together with --id, --cause, --flow, --owner or --record."
                : "Say which letters: --id, --cause, --flow, --owner, --record, or --all.";
        }

        return rate is < 1 or > 10_000 ? "--per-second: use 1 to 10000."
            : !isDry && string.IsNullOrWhiteSpace(reason) ? "--reason: say why; it goes into the letters and the audit." : null;
    }
}
