namespace Connectors.Adapters;

/// <summary>What an object class can do. Computed from the interfaces that it has.</summary>
[Flags]
public enum Abilities
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Reads pages.</summary>
    Read = 1,
    /// <summary>Finds a record by our key.</summary>
    Find = 2,
    /// <summary>Writes.</summary>
    Write = 4,
    /// <summary>Reads a change feed.</summary>
    Changes = 8,
    /// <summary>Decodes webhooks.</summary>
    Webhooks = 16,
    /// <summary>Lists its fields.</summary>
    Fields = 32,
    /// <summary>Deletes by the vendor's id.</summary>
    Delete = 64,
}
