namespace Connectors.Contracts;

/// <summary>Somebody who works on a project. Immutable, thread-safe.</summary>
public sealed record ProjectMember
{
    /// <summary>Who.</summary>
    public required Ref<Resource> Resource { get; init; }

    /// <summary>As what.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>What the customer pays for an hour.</summary>
    public Money? BillRate { get; init; }

    /// <summary>What an hour costs the tenant.</summary>
    [DataClass(DataClass.Sensitive)]
    public Money? CostRate { get; init; }

    /// <summary>What the member may do, by the vendor's list.</summary>
    public CodedText? Access { get; init; }

    /// <summary>Whether the member leads.</summary>
    public bool? Lead { get; init; }

    /// <summary>Name of the type only: what it holds is sensitive.</summary>
    public override string ToString() => nameof(ProjectMember);
}
