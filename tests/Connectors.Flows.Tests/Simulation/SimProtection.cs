namespace Connectors.Flows.Tests.Simulation;

/// <summary>What is switched off for a negative control.</summary>
internal enum SimProtection
{
    /// <summary>Nothing.</summary>
    All = 0,
    /// <summary>Intents are not kept.</summary>
    NoJournal,
}
