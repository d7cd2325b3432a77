namespace Connectors.Limits;

/// <summary>A piece of the shared clock's time in which a process has a shared rate for itself.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends: what is not used by then is lost.</param>
/// <param name="Permits">Requests that may go out in it.</param>
internal sealed record RateSlot(DateTimeOffset From, DateTimeOffset Until, int Permits);
