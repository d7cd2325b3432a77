namespace Connectors.Benchmarks;

/// <summary>The last content of a record.</summary>
internal sealed class StackSeen
{
    public required string Record { get; set; }

    public required string Hash { get; set; }

    public long Change { get; set; }

    public DateTime ModifiedAt { get; set; }
}
