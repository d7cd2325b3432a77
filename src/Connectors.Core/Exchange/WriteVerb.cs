namespace Connectors.Exchange;

/// <summary>What a write does.</summary>
public enum WriteVerb
{
    /// <summary>Make a new record.</summary>
    Create = 0,
    /// <summary>Change a known record.</summary>
    Update,
    /// <summary>Make or change, found by the external key.</summary>
    Upsert,
    /// <summary>Take out of use.</summary>
    Archive,
    /// <summary>Remove.</summary>
    Delete,
}
