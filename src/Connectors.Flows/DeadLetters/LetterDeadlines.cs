using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>By when a dead letter should be repaired. One row for each kind of fault: what stops everybody or may have doubled money is urgent,
/// what a person has to find out about one record takes days.</summary>
internal static class LetterDeadlines
{
    private static readonly TimeSpan Urgent = TimeSpan.FromHours(4);
    private static readonly TimeSpan SameDay = TimeSpan.FromHours(8);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Days = TimeSpan.FromDays(3);

    internal static readonly FrozenDictionary<FaultKind, TimeSpan> Table = new Dictionary<FaultKind, TimeSpan>
    {
        [FaultKind.Internal] = SameDay,
        [FaultKind.Authentication] = Urgent,
        [FaultKind.Authorisation] = Urgent,
        [FaultKind.RateLimited] = Day,
        [FaultKind.QuotaExhausted] = Day,
        [FaultKind.Transient] = SameDay,
        [FaultKind.InDoubt] = Urgent,
        [FaultKind.NotFound] = Day,
        [FaultKind.Conflict] = Day,
        [FaultKind.Duplicate] = Day,
        [FaultKind.SourceInvalid] = Days,
        [FaultKind.TargetInvalid] = Day,
        [FaultKind.Mapping] = SameDay,
        [FaultKind.MissingReference] = Days,
        [FaultKind.Stale] = Day,
        [FaultKind.Unsupported] = Days,
        [FaultKind.SchemaDrift] = SameDay,
        [FaultKind.Configuration] = Urgent,
        [FaultKind.TenantPaused] = Days,
        [FaultKind.LimitExceeded] = Day,
        [FaultKind.VendorDefect] = Day,
    }.ToFrozenDictionary();

    /// <summary>The shortest time that any of the faults gives.</summary>
    public static TimeSpan For(ImmutableArray<Fault> faults) => faults.IsEmpty
        ? Day : faults.Min(fault => Table.GetValueOrDefault(fault.Kind, SameDay));
}
