namespace Connectors.Flows.Tests;

internal sealed class Issues(MemoryAccounts accounts) : MemoryThings(accounts, "issues");
