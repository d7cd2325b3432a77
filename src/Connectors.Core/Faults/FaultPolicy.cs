namespace Connectors.Faults;

/// <summary>What a <see cref="FaultKind"/> means for whoever receives it. One table, one row for each kind.</summary>
/// <param name="IsRetryable">Whether the same request may succeed later without a person's help.</param>
/// <param name="ActsFirst">Who has to act when it does not pass by itself.</param>
/// <param name="Runbook">Name of the runbook, stable, such as <c>authentication</c>.</param>
public sealed record FaultPolicy(bool IsRetryable, ActsFirst ActsFirst, string Runbook)
{
    private static readonly FrozenDictionary<FaultKind, FaultPolicy> Table = new Dictionary<FaultKind, FaultPolicy>
    {
        [FaultKind.Internal] = new(false, ActsFirst.Platform, "internal"),
        [FaultKind.Authentication] = new(false, ActsFirst.TenantAdmin, "authentication"),
        [FaultKind.Authorisation] = new(false, ActsFirst.TenantAdmin, "authorisation"),
        [FaultKind.RateLimited] = new(true, ActsFirst.Platform, "rate-limited"),
        [FaultKind.QuotaExhausted] = new(true, ActsFirst.Partner, "quota-exhausted"),
        [FaultKind.Transient] = new(true, ActsFirst.Platform, "transient"),
        [FaultKind.InDoubt] = new(false, ActsFirst.Platform, "in-doubt"),
        [FaultKind.NotFound] = new(false, ActsFirst.TenantAdmin, "not-found"),
        [FaultKind.Conflict] = new(true, ActsFirst.Platform, "conflict"),
        [FaultKind.Duplicate] = new(false, ActsFirst.TenantAdmin, "duplicate"),
        [FaultKind.SourceInvalid] = new(false, ActsFirst.TenantAdmin, "source-invalid"),
        [FaultKind.TargetInvalid] = new(false, ActsFirst.Finance, "target-invalid"),
        [FaultKind.Mapping] = new(false, ActsFirst.Partner, "mapping"),
        [FaultKind.MissingReference] = new(true, ActsFirst.TenantAdmin, "missing-reference"),
        [FaultKind.Stale] = new(false, ActsFirst.Platform, "stale"),
        [FaultKind.Unsupported] = new(false, ActsFirst.Partner, "unsupported"),
        [FaultKind.SchemaDrift] = new(false, ActsFirst.Partner, "schema-drift"),
        [FaultKind.Configuration] = new(false, ActsFirst.Partner, "configuration"),
        [FaultKind.TenantPaused] = new(true, ActsFirst.Partner, "tenant-paused"),
        [FaultKind.LimitExceeded] = new(false, ActsFirst.Platform, "limit-exceeded"),
        [FaultKind.VendorDefect] = new(true, ActsFirst.Vendor, "vendor-defect"),
    }.ToFrozenDictionary();

    /// <summary>The row of a kind.</summary>
    /// <param name="kind">A defined kind; an undefined one is treated as <see cref="FaultKind.Internal"/>.</param>
    public static FaultPolicy For(FaultKind kind) => Table.TryGetValue(kind, out var policy) ? policy : Table[FaultKind.Internal];
}
