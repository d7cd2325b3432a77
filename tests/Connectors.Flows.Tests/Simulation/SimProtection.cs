namespace Connectors.Flows.Tests.Simulation;

/// <summary>What is switched off for a negative control.</summary>
internal enum SimProtection
{
    /// <summary>Nothing.</summary>
    All = 0,
    /// <summary>Intents are not kept.</summary>
    NoJournal,
    /// <summary>Nobody looks at writes of processes that stood still while they sent.</summary>
    NoSecondLook,
}
