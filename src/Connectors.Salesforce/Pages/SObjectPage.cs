namespace Connectors.Salesforce;

/// <summary>What a scan found in the bytes of an answer.</summary>
internal sealed class SObjectPage
{
    /// <summary>Every sObject at any depth, in document order: a parent stands before what lies in it.</summary>
    public required ImmutableArray<SObjectSlice> Slices { get; init; }

    /// <summary>The root's <c>done</c>; a page without it has nothing to follow.</summary>
    public required bool IsDone { get; init; }

    /// <summary>The root's <c>nextRecordsUrl</c>.</summary>
    public required string? NextRecordsUrl { get; init; }

    /// <summary>Whether a child subquery has more rows than the page holds.</summary>
    public required bool HasCutChildren { get; init; }
}
