namespace Connectors.Flows.Tests;

internal sealed class Employees(MemoryAccounts accounts) : MemoryThings(accounts, "employees");
