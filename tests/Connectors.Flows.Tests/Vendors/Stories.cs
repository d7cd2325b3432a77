namespace Connectors.Flows.Tests;

internal sealed class Stories(MemoryAccounts accounts) : MemoryThings(accounts, "stories");
