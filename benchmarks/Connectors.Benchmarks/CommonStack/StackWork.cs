namespace Connectors.Benchmarks;

/// <summary>A row of the queue.</summary>
internal sealed class StackWork
{
    public long Id { get; set; }

    public required string Lane { get; set; }

    public required string Run { get; set; }

    public DateTime At { get; set; }
}
