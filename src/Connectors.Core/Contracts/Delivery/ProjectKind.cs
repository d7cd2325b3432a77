namespace Connectors.Contracts;

/// <summary>Whom a project is for.</summary>
public enum ProjectKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>A customer.</summary>
    Client,
    /// <summary>The tenant itself.</summary>
    Internal,
    /// <summary>Upkeep.</summary>
    Maintenance,
    /// <summary>Work before a sale.</summary>
    Presales,
    /// <summary>Training.</summary>
    Training,
    /// <summary>None of these.</summary>
    Other,
}
