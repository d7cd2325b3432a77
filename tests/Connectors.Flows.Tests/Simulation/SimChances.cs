namespace Connectors.Flows.Tests.Simulation;

/// <summary>How often something goes wrong, in thousandths of calls; all zero once a simulation calms down.</summary>
internal sealed class SimChances
{
    public int Die { get; set; }

    public int Freeze { get; set; }

    public int Fail { get; set; }

    public int Unheard { get; set; }

    public void Calm() => (Die, Freeze, Fail, Unheard) = (0, 0, 0, 0);
}
