using System.Diagnostics.CodeAnalysis;
using Connectors.Flows.Tests.Stores;

/// <summary>Ends what the tests of an assembly share. It has no namespace: in one it would not be called for tests of others.</summary>
[SetUpFixture]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "NUnit calls it for the tests of its namespace.")]
public sealed class PostgreSqlEnd
{
    [OneTimeTearDown]
    public void Stop() => PostgreSqlCluster.StopShared();
}
