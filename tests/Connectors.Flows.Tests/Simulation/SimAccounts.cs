namespace Connectors.Flows.Tests.Simulation;

/// <summary>What both vendors hold: it outlives processes.</summary>
internal sealed record SimAccounts(SimAccount Left, SimAccount Right);
