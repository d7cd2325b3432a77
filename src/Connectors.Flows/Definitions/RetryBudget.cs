namespace Connectors.Flows;

/// <summary>How often trouble that may pass is tried again before it becomes a dead letter. The pauses grow: 30 s, 1 min, 2 min and so on, or as
/// long as the vendor asks.</summary>
/// <param name="Attempts">How often the step is put off, 0 to 1000.</param>
/// <param name="For">How long in all from the first time that it was put off; null: attempts alone count.</param>
public sealed record RetryBudget(int Attempts, TimeSpan? For)
{
    internal static RetryBudget Ordinary { get; } = new(8, null);
}
