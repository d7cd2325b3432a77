namespace Connectors.Jira;

/// <summary>Members by which a record is told.</summary>
[Flags]
internal enum JiraMembers
{
    None = 0,
    Id = 1,
    Key = 2,
    Name = 4,
    Fields = 8,
    TimeSpentSeconds = 16,
    WorklogId = 32,
    AccountId = 64,
    AvatarUrls = 128,
    ProjectTypeKey = 256,
}
