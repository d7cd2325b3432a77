namespace Connectors.Salesforce;

/// <summary>What the scanner knows of a JSON object or array that it is inside of.</summary>
internal struct SObjectFrame
{
    public int Start;
    public SObjectMember Pending;
    public bool IsArray;
    public bool IsRecords;
    public bool HasContent;
    public bool IsDeleted;
    public string? Type;
    public string? Url;
    public string? Id;
    public string? SystemModstamp;
    public string? LastModifiedDate;

    /// <summary>The record's id: a row that was read without <c>Id</c> still names it in the last segment of its address.</summary>
    public readonly string KeyText => Id ?? Url?[(Url.LastIndexOf('/') + 1)..] ?? "";
}
