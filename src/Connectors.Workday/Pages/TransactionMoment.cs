namespace Connectors.Workday;

/// <summary>The transaction that made a worker what it is now, on both time axes.</summary>
/// <param name="Effective">From when it applies.</param>
/// <param name="Entered">When it was typed.</param>
internal sealed record TransactionMoment(DateTimeOffset Effective, DateTimeOffset Entered)
{
    /// <summary>Since when the record reads as it does: what was typed early counts from its date, what was typed late from its typing.</summary>
    public DateTimeOffset Holds => (Effective > Entered ? Effective : Entered).ToUniversalTime();

    /// <summary>The latest transaction that holds already; null when the answer tells none.</summary>
    public static TransactionMoment? Latest(XmlPart worker, ResponseFacts facts)
    {
        TransactionMoment? latest = null;
        foreach (var entry in worker.At("Worker_Data", "Transaction_Log_Entry_Data")?.All("Transaction_Log_Entry") ?? [])
        {
            if (XmlShapes.Moment(entry.TextAt("Transaction_Log_Data", "Transaction_Effective_Moment")) is { } effective
                && XmlShapes.Moment(entry.TextAt("Transaction_Log_Data", "Transaction_Entry_Moment")) is { } entered
                && new TransactionMoment(effective, entered) is var moment
                && !(moment.Holds > facts.Through) && !(moment.Holds <= latest?.Holds))
            {
                latest = moment;
            }
        }

        return latest;
    }

    /// <summary>Both axes, <c>effective/entered</c>, in UTC.</summary>
    public override string ToString() => $"{ReadWindow.Stamp(Effective)}/{ReadWindow.Stamp(Entered)}";
}
