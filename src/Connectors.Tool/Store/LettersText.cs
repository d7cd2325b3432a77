using System.Globalization;
using System.Text;
using Connectors.Contracts;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary>Letters for people.</summary>
internal static class LettersText
{
    /// <summary>Stands where nothing was measured: letters then tell of themselves.</summary>
    public static IReadOnlyDictionary<string, Blocked> Unmeasured { get; } = new Dictionary<string, Blocked>(StringComparer.Ordinal);

    public static string List(IReadOnlyCollection<DeadLetter> letters, IReadOnlyDictionary<string, Blocked> measured, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var cause in letters.GroupBy(letter => letter.CauseGroup, StringComparer.Ordinal).OrderByDescending(cause => cause.Count())
            .ThenBy(cause => cause.Key, StringComparer.Ordinal))
        {
            text.Append(cause.Key).Append('\n');
            foreach (var letter in cause.OrderBy(letter => letter.DueAt).ThenBy(letter => letter.Id, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"  {letter.Id}  {ToolJson.Word(letter.State)}  {Where(letter)}  {letter.OwnerRole}  {Due(letter, now)}")
                    .Append($"  blocks {Waiting(measured.GetValueOrDefault(letter.Id, letter.Blocked))}\n");
            }
        }

        return text.ToString();
    }

    public static string Sum(IReadOnlyCollection<DeadLetter> letters, DateTimeOffset now) =>
        $"{letters.Count} letters, {letters.Count(letter => letter.ClosedAt is null && letter.DueAt <= now)} overdue, "
            + $"{letters.Select(letter => letter.CauseGroup).Distinct(StringComparer.Ordinal).Count()} causes";

    public static string Show(DeadLetter letter, IReadOnlyDictionary<string, Blocked> measured, DateTimeOffset now, bool withPayload)
    {
        var text = new StringBuilder();
        text.Append($"{letter.Id}  {ToolJson.Word(letter.State)}  {Where(letter)}\n");
        text.Append($"  cause     {letter.CauseGroup}\n");
        text.Append($"  owner     {letter.OwnerRole}, {Due(letter, now)}\n");
        text.Append($"  seen      {letter.Attempts} times, {ToolJson.Time(letter.FirstSeen)} to {ToolJson.Time(letter.LastSeen)}\n");
        text.Append($"  blocks    {Waiting(measured.GetValueOrDefault(letter.Id, letter.Blocked))}\n");
        text.Append($"  run       {(letter.RunId is null ? "none" : $"{letter.Record} ({letter.RunId})")}\n");
        text.Append($"  replay    {Replay(letter.ReplayPolicy)}\n");
        foreach (var fault in letter.Faults)
        {
            text.Append($"  fault     {fault}\n");
        }

        foreach (var decision in letter.Decisions)
        {
            text.Append($"  decision  {ToolJson.Time(decision.At)} {decision.Actor} {decision.Action}: {decision.Reason}\n");
        }

        if (withPayload)
        {
            text.Append($"  payload   {letter.Payload.GetRawText()}\n");
        }

        return text.ToString();
    }

    public static string Abandoned(AbandonReport report)
    {
        var text = new StringBuilder();
        if (report.Letter is { } letter)
        {
            text.Append($"discarded {letter.Id} {Where(letter)}\n");
        }

        if (report.Run is { } run)
        {
            text.Append(run.State == RunState.Undoing ? $"run {run.Key} takes back what it wrote\n" : $"ended run {run.Key}\n");
        }

        if (!report.Confirmed.IsEmpty)
        {
            text.Append(report.Run?.State == RunState.Undoing ? "these steps wrote: " : "what these steps wrote stays at its vendors: ")
                .Append($"{string.Join(", ", report.Confirmed)}\n");
        }

        if (!report.InDoubt.IsEmpty)
        {
            text.Append($"sent and never answered, look at the vendor: {string.Join(", ", report.InDoubt)}\n");
        }

        return text.ToString();
    }

    /// <summary>Flow, stage and record.</summary>
    public static string Where(DeadLetter letter) =>
        $"{letter.Flow}/{letter.Stage} {letter.Entity ?? "record"} {letter.Key?.Value ?? letter.Record}";

    public static string Waiting(Blocked blocked)
    {
        var parts = blocked.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count} {count.Entity}"))
            .Concat(blocked.Worked == WorkTime.Zero ? [] : [$"{blocked.Worked.Hours.ToString("0.##", CultureInfo.InvariantCulture)} h"])
            .Concat(blocked.Money.Select(money => money.ToString())).ToArray();
        var concerned = string.Join(", ",
            blocked.Concerned.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count} {count.Entity}")));
        return parts.Length == 0 ? "nothing known" : $"{string.Join(", ", parts)}{(concerned.Length == 0 ? "" : $"; concerns {concerned}")}";
    }

    /// <summary>The amount of money as exact text.</summary>
    public static string Amount(Money money) => money.ToString().Split(' ')[0];

    private static string Due(DeadLetter letter, DateTimeOffset now) => letter.ClosedAt is { } closed
        ? $"closed {ToolJson.Time(closed)}"
        : $"due {ToolJson.Time(letter.DueAt)}{(letter.DueAt <= now ? " overdue" : "")}";

    private static string Replay(ReplayPolicy policy) => policy switch
    {
        ReplayPolicy.Resume => "the run goes on at this step",
        ReplayPolicy.Reread => "the record is read by its id in the next execution",
        _ => "not possible: correct the records, then discard",
    };
}
