namespace Connectors.Flows.Tests.Simulation;

internal sealed class SimRight(SimAccounts accounts, SimFaults faults) : SimVendor(accounts.Right, faults);
