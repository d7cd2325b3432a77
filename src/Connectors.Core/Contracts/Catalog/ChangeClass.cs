namespace Connectors.Contracts;

/// <summary>What a change of a contract asks of its version.</summary>
public enum ChangeClass
{
    /// <summary>Readers of the version before go on: a new minor version.</summary>
    Additive = 0,
    /// <summary>Readers of the version before may stumble: a new major version.</summary>
    Breaking,
}
