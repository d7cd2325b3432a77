namespace Connectors.Faults;

/// <summary>The closed list of what can go wrong. Each kind has one row in <see cref="FaultPolicy"/>.</summary>
/// <remarks>The default is <see cref="Internal"/>, so that a forgotten kind is never mistaken for a retryable one.</remarks>
public enum FaultKind
{
    /// <summary>A defect of ours.</summary>
    Internal = 0,
    /// <summary>The vendor does not accept the credential.</summary>
    Authentication,
    /// <summary>The credential is accepted but may not do this.</summary>
    Authorisation,
    /// <summary>Too many requests for now; <see cref="Fault.RetryAfter"/> says how long to wait, when the vendor tells.</summary>
    RateLimited,
    /// <summary>A daily or monthly allowance is used up.</summary>
    QuotaExhausted,
    /// <summary>Network or vendor trouble that passes; nothing was written.</summary>
    Transient,
    /// <summary>A write was sent and its answer is unknown: probe before repeating.</summary>
    InDoubt,
    /// <summary>The addressed record does not exist or is hidden.</summary>
    NotFound,
    /// <summary>Someone else changed or holds the record.</summary>
    Conflict,
    /// <summary>The vendor already has a record with this key.</summary>
    Duplicate,
    /// <summary>A value read from the source breaks a rule.</summary>
    SourceInvalid,
    /// <summary>The target refuses a value, or a rule of the target would be broken by it.</summary>
    TargetInvalid,
    /// <summary>A mapping or flow document is wrong.</summary>
    Mapping,
    /// <summary>A record that this one points to is not known yet.</summary>
    MissingReference,
    /// <summary>The change is older than what is already there.</summary>
    Stale,
    /// <summary>The adapter or the vendor cannot do this at all.</summary>
    Unsupported,
    /// <summary>A mapped field changed its type or vanished at the vendor.</summary>
    SchemaDrift,
    /// <summary>Settings, tenant or connection are wrong or absent.</summary>
    Configuration,
    /// <summary>The tenant is paused.</summary>
    TenantPaused,
    /// <summary>A bound of ours (size, depth, time, count) was exceeded.</summary>
    LimitExceeded,
    /// <summary>The vendor broke its own contract, such as an HTML page with status 200.</summary>
    VendorDefect,
}
