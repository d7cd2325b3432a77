namespace Connectors.Flows.Tests;

internal sealed class Users(MemoryAccounts accounts) : MemoryThings(accounts, "users");
