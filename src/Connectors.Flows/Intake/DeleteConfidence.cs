namespace Connectors.Flows;

/// <summary>How sure it is that a record is gone.</summary>
public enum DeleteConfidence
{
    /// <summary>It may be. Recorded, without any effect.</summary>
    Candidate = 0,
    /// <summary>It was asked for again and again and is not there.</summary>
    Likely,
    /// <summary>The vendor says so.</summary>
    Certain,
}
