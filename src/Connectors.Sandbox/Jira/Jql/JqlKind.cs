namespace Connectors.Sandbox;

/// <summary>How a field compares.</summary>
internal enum JqlKind
{
    /// <summary>By the ids that a value stands for: projects, statuses, users, labels, issues.</summary>
    Set,

    /// <summary>By words.</summary>
    Text,
    Instant,
    Day,
    Number,
}
