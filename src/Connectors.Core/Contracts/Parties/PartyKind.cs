namespace Connectors.Contracts;

/// <summary>Whether a party is an organisation or a person.</summary>
public enum PartyKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>A company or public body.</summary>
    Organization,
    /// <summary>A human being.</summary>
    Person,
}
