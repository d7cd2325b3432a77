namespace Connectors.Salesforce;

/// <summary>Which of the members that are needed before mapping a row has.</summary>
[Flags]
internal enum SObjectColumnsSeen
{
    None = 0,
    Attributes = 1,
    Id = 2,
    Stamp = 4,
    IsDeleted = 8,
    Needed = Attributes | Id | Stamp,
}
