using System.CommandLine;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary><c>connectors deadletters</c>: what cannot go on without a person, and what is decided about it.</summary>
internal static class DeadLettersCommand
{
    public static Command Create() => new("deadletters", "Dead letters of flows: list, show, acknowledge, discard.")
    {
        List(), Show(),
        Decision("acknowledge", "Notes that somebody knows of a letter.", AcknowledgeAsync),
        Decision("discard", "Closes a letter because its work is not to be done; its run ends.", DiscardAsync),
    };

    private static Command List()
    {
        var letters = new LetterOptions();
        var overdue = new Option<bool>("--overdue") { Description = "Only those whose time is over." };
        var closed = new Option<bool>("--closed") { Description = "Those that are closed: the last of each record and stage." };
        var command = new Command("list", "Lists letters by cause, with what waits because of them.") { overdue, closed };
        letters.On(command);
        return new StoreOptions().On(command, async (parsed, house, ct) =>
        {
            var filter = letters.Filter(parsed) with { DueBefore = parsed.GetValue(overdue) ? house.Now : null };
            var found = await (parsed.GetValue(closed)
                ? DeadLetters.ListClosedAsync(house.Store, house.Tenant, filter, ct)
                : DeadLetters.ListAsync(house.Store, house.Tenant, filter, ct)).ToListAsync(ct);
            var measured = await DeadLetters.MeasureAsync(house.Store, house.Tenant, ct);
            await Console.Out.WriteAsync(house.IsJson
                ? ToolJson.Write(LettersJson.List(found, measured, house.Now)) : LettersText.List(found, measured, house.Now));
            await Console.Error.WriteLineAsync(LettersText.Sum(found, house.Now));
            return ExitCodes.Done;
        });
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "The letter's id, as list shows it." };
        var payload = new Option<bool>("--payload") { Description = "With the record or the run itself, which may hold personal data." };
        var command = new Command("show", "Shows one letter with all its faults and decisions.") { id, payload };
        return new StoreOptions().On(command, async (parsed, house, ct) =>
        {
            if (await DeadLetters.FindAsync(house.Store, house.Tenant, parsed.GetValue(id)!, ct) is not { } letter)
            {
                return await StateHouse.WrongAsync($"Tenant '{house.Tenant}' has no dead letter '{parsed.GetValue(id)}' that is open: list them.");
            }

            var measured = await DeadLetters.MeasureAsync(house.Store, house.Tenant, ct);
            await Console.Out.WriteAsync(house.IsJson
                ? ToolJson.Write(LettersJson.Letter(letter, measured, house.Now, parsed.GetValue(payload)))
                : LettersText.Show(letter, measured, house.Now, parsed.GetValue(payload)));
            return ExitCodes.Done;
        });
    }

    private static Command Decision(
        string name, string description, Func<StateHouse, string, WhoAndWhy, CancellationToken, Task<int>> decide)
    {
        var id = new Argument<string>("ID") { Description = "The letter's id, as list shows it." };
        var why = new WhoAndWhyOptions(isReasonRequired: true);
        var command = new Command(name, description) { id };
        why.On(command);
        return new StoreOptions().On(command, (parsed, house, ct) => decide(house, parsed.GetValue(id)!, why.Of(parsed), ct));
    }

    private static async Task<int> AcknowledgeAsync(StateHouse house, string id, WhoAndWhy why, CancellationToken ct)
    {
        var letter = await house.Repair.AcknowledgeAsync(house.Tenant, id, why.Actor, why.Reason, ct);
        await Console.Out.WriteAsync(house.IsJson
            ? ToolJson.Write(LettersJson.Letter(letter, LettersText.Unmeasured, house.Now, withPayload: false))
            : $"acknowledged {letter.Id} {LettersText.Where(letter)}\n");
        return ExitCodes.Done;
    }

    private static async Task<int> DiscardAsync(StateHouse house, string id, WhoAndWhy why, CancellationToken ct)
    {
        var report = await house.Repair.DiscardAsync(house.Tenant, id, why.Actor, why.Reason, ct);
        await Console.Out.WriteAsync(house.IsJson ? ToolJson.Write(LettersJson.Abandoned(report, house.Now)) : LettersText.Abandoned(report));
        return ExitCodes.Done;
    }
}
