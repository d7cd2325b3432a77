namespace Connectors.Contracts;

/// <summary>What a contract is, which decides how its versions have to be compatible.</summary>
public enum ContractClass
{
    /// <summary>Lasting data: old and new readers understand old and new records.</summary>
    Master = 0,
    /// <summary>Something that happened: new readers understand old records.</summary>
    Transaction,
    /// <summary>A notice about a change: old and new readers understand old and new notices.</summary>
    Event,
    /// <summary>Data of the platform itself: new readers understand old records.</summary>
    Control,
}
