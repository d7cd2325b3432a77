namespace Connectors.Contracts;

/// <summary>Whether a record tells of each field where its value came from.</summary>
public enum ProvenanceMode
{
    /// <summary>It does not.</summary>
    Off = 0,
    /// <summary>Of the fields that differ from an earlier form of the record; of all when there is none.</summary>
    ChangedOnly,
    /// <summary>Of all fields that have a value.</summary>
    Full,
}
