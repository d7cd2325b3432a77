namespace Connectors.Limits;

/// <summary>A piece of time in which a process has a shared rate for itself.</summary>
/// <param name="Wait">Time until it begins.</param>
/// <param name="Length">How long it lasts: what is not used by then is lost.</param>
/// <param name="Permits">Requests that may go out in it.</param>
/// <param name="Until">Its end as it is stored.</param>
internal sealed record RateSlot(TimeSpan Wait, TimeSpan Length, int Permits, DateTimeOffset Until);
