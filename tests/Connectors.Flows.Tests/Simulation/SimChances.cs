namespace Connectors.Flows.Tests.Simulation;

/// <summary>How often something goes wrong, in thousandths of calls; all zero once a simulation calms down.</summary>
internal sealed class SimChances
{
    public int Die { get; set; }

    public int Freeze { get; set; }

    /// <summary>In the very moment of sending a write, after the last look at the fence.</summary>
    public int FreezeSending { get; set; }

    public int Fail { get; set; }

    public int Unheard { get; set; }

    public void Calm() => (Die, Freeze, FreezeSending, Fail, Unheard) = (0, 0, 0, 0, 0);
}
