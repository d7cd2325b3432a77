using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>What a worker asks for.</summary>
/// <param name="Owner">Who asks: unique among all workers of all processes.</param>
public sealed record WorkClaim(string Owner)
{
    /// <summary>How many items at most.</summary>
    /// <value>20.</value>
    public int Quantum { get; init; } = 20;

    /// <summary>For how long the lane is held unless it is renewed.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Only lanes that hold claimable work of this class.</summary>
    /// <value>Null: any lane.</value>
    public WorkClass? Class { get; init; }

    /// <summary>Only lanes of this tenant: for executions by hand. Workers of a platform serve all.</summary>
    /// <value>Null: all tenants.</value>
    public TenantId? Tenant { get; init; }

    /// <summary>Only lanes whose name begins so.</summary>
    /// <value>Null: all.</value>
    public string? LanePrefix { get; init; }
}
