namespace Connectors.Contracts;

/// <summary>Whether a worker works at present.</summary>
public enum WorkerStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Hired, not started.</summary>
    Pending,
    /// <summary>Works.</summary>
    Active,
    /// <summary>Away for longer.</summary>
    OnLeave,
    /// <summary>Barred for now.</summary>
    Suspended,
    /// <summary>Left.</summary>
    Terminated,
}
