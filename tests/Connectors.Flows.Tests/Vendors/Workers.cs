namespace Connectors.Flows.Tests;

internal sealed class Workers(MemoryAccounts accounts) : MemoryThings(accounts, "workers");
