using Connectors.Conformance;

namespace Connectors.Flows.Tests;

/// <summary>Each store is put to each suite.</summary>
public sealed class ConformanceCompletenessTests
{
    [Test]
    public void No_suite_is_left_out() => Assert.Multiple(() =>
    {
        Assert.That(ConformanceFixtures.Missing<InMemoryUnderTest>(GetType().Assembly), Is.Empty);
        Assert.That(ConformanceFixtures.Missing<SqliteUnderTest>(GetType().Assembly), Is.Empty);
        Assert.That(ConformanceFixtures.Missing<PostgreSqlUnderTest>(GetType().Assembly), Is.Empty);
        Assert.That(ConformanceFixtures.Missing<LaterSchemaUnderTest>(GetType().Assembly), Is.Empty);
    });

    [Test]
    public void The_check_sees_what_is_missing() =>
        Assert.That(ConformanceFixtures.Missing<SqliteUnderTest>(typeof(string).Assembly).Count(), Is.EqualTo(10));
}
