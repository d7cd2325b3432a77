namespace Connectors.Flows.Tests;

internal sealed class Rates(MemoryAccounts accounts) : MemoryThings(accounts, "rates");
