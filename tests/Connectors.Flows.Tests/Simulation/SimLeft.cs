namespace Connectors.Flows.Tests.Simulation;

internal sealed class SimLeft(SimAccounts accounts, SimFaults faults) : SimVendor(accounts.Left, faults);
