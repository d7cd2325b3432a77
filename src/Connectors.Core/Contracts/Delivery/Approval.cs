namespace Connectors.Contracts;

/// <summary>How something was approved. Each part is null when not told. Immutable, thread-safe.</summary>
public sealed record Approval
{
    /// <summary>When it was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Who handed it in.</summary>
    [RefersTo("resource", "worker", "user")]
    public Ref<AnyEntity>? SubmittedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided.</summary>
    [RefersTo("resource", "worker", "user")]
    public Ref<AnyEntity>? DecidedBy { get; init; }

    /// <summary>Why, in words.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(4000)]
    public string? Comment { get; init; }

    /// <summary>What it was handed in with.</summary>
    public Ref<TimeSubmission>? Submission { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(Approval);
}
