namespace Connectors.Flows.Tests;

internal sealed class LeftThings(MemoryAccounts accounts) : MemoryThings(accounts);
