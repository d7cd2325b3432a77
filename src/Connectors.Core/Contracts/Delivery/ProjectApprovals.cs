namespace Connectors.Contracts;

/// <summary>What has to be approved on a project. Each is null when not told. Immutable, thread-safe.</summary>
public sealed record ProjectApprovals
{
    /// <summary>Whether time has to be approved.</summary>
    public bool? Time { get; init; }

    /// <summary>Whether expenses have to be approved.</summary>
    public bool? Expense { get; init; }

    /// <summary>Who approves.</summary>
    [RefersTo("worker", "resource", "user")]
    public ImmutableArray<Ref<AnyEntity>> Approvers { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(ProjectApprovals? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
