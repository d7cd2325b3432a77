namespace Connectors.Limits;

/// <summary>The stored account of a shared rate: its time is handed out in slots, one after the other. Immutable.</summary>
/// <param name="At">When this was written, by the shared clock.</param>
/// <param name="Until">Until when all time is handed out.</param>
internal sealed record RateAccount(DateTimeOffset At, DateTimeOffset Until);
