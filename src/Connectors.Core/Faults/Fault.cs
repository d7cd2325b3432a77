namespace Connectors.Faults;

/// <summary>One thing that went wrong: a value, not an exception. Immutable and safe to log: it never holds a secret or a personal value.</summary>
/// <param name="Kind">The class of the fault, which decides about retry and owner.</param>
/// <param name="Message">One sentence for a person: which value (by class), which rule, which way out.</param>
public sealed record Fault(FaultKind Kind, string Message)
{
    /// <summary>JSON Pointer of the value to blame inside its record or document; null when no single value is to blame.</summary>
    public string? Path { get; init; }

    /// <summary>Class of the offending value, such as <c>text(4)</c> or <c>number</c>; never the value of a personal or secret field.</summary>
    public string? ValueClass { get; init; }

    /// <summary>The rule that was broken, such as <c>money</c> or <c>required</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>The vendor's own code, such as <c>INVALID_SESSION_ID</c>.</summary>
    public string? VendorCode { get; init; }

    /// <summary>The vendor's request id, for support cases.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the vendor asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>File and line of the document to blame, such as <c>acme.overlay.json:12</c>; null outside documents.</summary>
    public string? File { get; init; }

    /// <summary>What the kind means: retryable, who acts, which runbook.</summary>
    public FaultPolicy Policy => FaultPolicy.For(Kind);

    /// <inheritdoc/>
    public override string ToString() => $"{File}{(File is null ? "" : " ")}{Path}{(Path is null ? "" : ": ")}{Message} [{Policy.Runbook}]";
}
