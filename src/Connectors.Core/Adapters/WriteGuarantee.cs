namespace Connectors.Adapters;

/// <summary>What a writer promises about a write whose answer was lost.</summary>
public enum WriteGuarantee
{
    /// <summary>It does not write.</summary>
    None = 0,
    /// <summary>The vendor itself keeps the key unique: repeating is safe.</summary>
    ExactByKey,
    /// <summary>The key is looked up before a create; a repeat happens only when it is surely absent.</summary>
    ProbeThenCreate,
    /// <summary>No key can be stored: doubles are found afterwards and parked.</summary>
    DetectAndRepair,
}
