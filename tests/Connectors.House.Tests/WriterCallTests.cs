namespace Connectors.House.Tests;

/// <summary>Nothing is written past the journal.</summary>
public sealed class WriterCallTests
{
    [Test]
    public void A_record_writer_is_asked_for_in_one_place_only()
    {
        var callers = House.Sources.Where(file => file.Code.Contains("TryGet<IRecordWriter>", StringComparison.Ordinal)).Select(file => file.Path);
        Assert.That(callers, Is.EqualTo(new[] { "src/Connectors.Core/Writing/EntityWriter.cs" }));
    }

    [Test]
    public void Only_adapters_and_three_files_of_the_core_name_the_interface() => House.None(
        House.Sources
            .Where(file => file.Code.Contains("IRecordWriter", StringComparison.Ordinal))
            .Select(file => file.Path)
            .Where(path => !path.Contains("/Objects/", StringComparison.Ordinal))
            .Except(
            [
                "src/Connectors.Core/Adapters/IRecordWriter.cs",
                "src/Connectors.Core/Hosting/RegisteredAdapter.cs",
                "src/Connectors.Core/Writing/EntityWriter.cs",
            ]),
        "Write through IEntityWriter, so that limits, audit and journal stand in between.");
}
