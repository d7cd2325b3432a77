namespace Connectors.Benchmarks;

/// <summary>How far a source was read.</summary>
internal sealed class StackPosition
{
    public required string Stream { get; set; }

    public required string Position { get; set; }
}
