namespace Connectors.Limits;

/// <summary>A refusal by the vendor that concerns all processes. Immutable.</summary>
/// <param name="At">When it came, by the shared clock.</param>
/// <param name="Until">Before when nothing may be sent; null when the vendor did not say.</param>
/// <param name="IsExhausted">Whether an allowance is used up, else requests came too fast.</param>
internal sealed record SharedRefusal(DateTimeOffset At, DateTimeOffset? Until, bool IsExhausted);
