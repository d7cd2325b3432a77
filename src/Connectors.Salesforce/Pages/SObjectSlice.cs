using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>Where an sObject lies in a page, and what is needed of it before it is mapped.</summary>
internal readonly record struct SObjectSlice(
    string Type, string Id, string? Version, bool IsDeleted, int Start, int Length)
{
    /// <summary>Whether no other sObject is around it: a row of the answer, not a parent or child that travelled along.</summary>
    public bool IsRow { get; init; }

    public VendorKey Key => new(Type, Id);

    public VendorRecord ToRecord(ReadOnlyMemory<byte> page) => new(
        Key,
        Version,
        VendorInstant.Read(Version),
        IsDeleted ? RecordState.Deleted : RecordState.Live,
        page.Slice(Start, Length))
    {
        MergedInto = IsDeleted ? SObjectMaster.Of(page.Span.Slice(Start, Length)) : null,
    };
}
