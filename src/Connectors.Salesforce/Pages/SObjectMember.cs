namespace Connectors.Salesforce;

/// <summary>The members that the scanner looks at; everything else is passed over.</summary>
internal enum SObjectMember
{
    Other = 0,
    Attributes,
    Id,
    SystemModstamp,
    LastModifiedDate,
    IsDeleted,
    Done,
    NextRecordsUrl,
    Records,
}
