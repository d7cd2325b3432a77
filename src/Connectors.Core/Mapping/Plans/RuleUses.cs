namespace Connectors.Mapping;

/// <summary>Where a rule may stand.</summary>
[Flags]
internal enum RuleUses
{
    None = 0,
    /// <summary>In <c>fields</c> of a vendor mapping.</summary>
    Read = 1,
    /// <summary>In <c>fields</c> of a derivation.</summary>
    Derive = 2,
    /// <summary>In <c>write</c>.</summary>
    Write = 4,
    /// <summary>Everywhere.</summary>
    All = Read | Derive | Write,
}
