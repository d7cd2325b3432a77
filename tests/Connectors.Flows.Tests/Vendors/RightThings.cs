namespace Connectors.Flows.Tests;

internal sealed class RightThings(MemoryAccounts accounts) : MemoryThings(accounts);
