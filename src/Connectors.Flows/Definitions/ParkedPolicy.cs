namespace Connectors.Flows;

/// <summary>What a newer run of a record does while an older one of the same record stands still and needs a person.</summary>
public enum ParkedPolicy
{
    /// <summary>It waits, so that what happened to a record is done in its order.</summary>
    Block = 0,
    /// <summary>It goes on; the older one may be released later.</summary>
    Skip,
}
