namespace Connectors.Contracts;

/// <summary>How sure a deal is in the forecast.</summary>
public enum ForecastCategory
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Worked on.</summary>
    Pipeline,
    /// <summary>Possible.</summary>
    BestCase,
    /// <summary>Promised by the seller.</summary>
    Commit,
    /// <summary>Won.</summary>
    Closed,
    /// <summary>Left out of the forecast.</summary>
    Omitted,
}
