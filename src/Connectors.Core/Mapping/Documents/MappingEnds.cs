namespace Connectors.Mapping;

/// <summary>What a mapping reads and what it makes: a vendor's object and a contract, or two contracts (a derivation).</summary>
/// <param name="System">Vendor; null for a derivation.</param>
/// <param name="Object">The vendor's resource; null for a derivation.</param>
/// <param name="SourceEntity">Contract that a derivation reads; null for a vendor mapping.</param>
/// <param name="Collect">Whether a derivation reads <c>{"entries":[...]}</c>.</param>
/// <param name="Entity">Contract that is made.</param>
/// <param name="Schema">Its version.</param>
internal sealed record MappingEnds(string? System, string? Object, string? SourceEntity, bool Collect, string Entity, string Schema)
{
    public bool IsDerivation => SourceEntity is not null;
}
