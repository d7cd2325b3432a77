namespace Connectors.Benchmarks;

/// <summary>A change that is to be carried on.</summary>
internal sealed class StackRun
{
    public required string Key { get; set; }

    public Guid Id { get; set; }

    public required string State { get; set; }

    public required string Source { get; set; }
}
