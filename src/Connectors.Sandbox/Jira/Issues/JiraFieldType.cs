namespace Connectors.Sandbox;

/// <summary>What a field holds.</summary>
internal enum JiraFieldType
{
    Text,

    /// <summary>An Atlassian document.</summary>
    Document,
    Number,
    Day,
    Instant,
    Labels,
    User,

    /// <summary>An id of a fixed list, of a project or of an issue.</summary>
    Reference,

    /// <summary>Time in seconds.</summary>
    Seconds,

    /// <summary>Made of other records when it is read.</summary>
    Derived,
}
