namespace Connectors.Flows.Tests;

/// <summary>Ends what the tests of this assembly share.</summary>
[SetUpFixture]
public sealed class PostgreSqlEnd
{
    [OneTimeTearDown]
    public void Stop() => Stores.PostgreSqlCluster.StopShared();
}
