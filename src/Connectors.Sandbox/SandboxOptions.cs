namespace Connectors.Sandbox;

/// <summary>What a sandbox serves.</summary>
public sealed class SandboxOptions
{
    /// <summary>Seed of all contents and of random faults: the same seed gives the same bytes.</summary>
    /// <value>42.</value>
    public int Seed { get; set; } = 42;

    /// <summary>Where the virtual clock begins, UTC.</summary>
    /// <value>2026-11-20 08:00.</value>
    public DateTimeOffset ClockStart { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Folder that keeps the contents, so that a restart meets the same vendor accounts; null keeps them in memory.</summary>
    public string? ContentsDirectory { get; set; }

    /// <summary>The vendor accounts; each gets a loopback port of its own, so that the vendor's exact paths are served at the root.</summary>
    public IList<SandboxAccountOptions> Accounts { get; set; } = [];

    /// <summary>Port of the control address; 0 takes a free one.</summary>
    public int ControlPort { get; set; }
}
