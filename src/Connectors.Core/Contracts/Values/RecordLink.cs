namespace Connectors.Contracts;

/// <summary>The address of a page about a record. Immutable, thread-safe.</summary>
public sealed record RecordLink
{
    /// <summary>What the page is to the record, such as <c>self</c> or <c>document</c>.</summary>
    public required string Rel { get; init; }

    /// <summary>Absolute address. Not followed by anything here.</summary>
    public required string Url { get; init; }
}
