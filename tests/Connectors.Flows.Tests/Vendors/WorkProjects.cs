namespace Connectors.Flows.Tests;

internal sealed class WorkProjects(MemoryAccounts accounts) : MemoryThings(accounts, "projects");
