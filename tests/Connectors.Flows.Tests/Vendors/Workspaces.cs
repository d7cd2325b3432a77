namespace Connectors.Flows.Tests;

internal sealed class Workspaces(MemoryAccounts accounts) : MemoryThings(accounts, "workspaces");
