namespace Connectors.Tool;

/// <summary>What may be lost from one side to the other.</summary>
[Flags]
internal enum Loss
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Records are refused that were not, when they are read or when they are written.</summary>
    Refusals = 1,

    /// <summary>Fields that had values have none, read or written.</summary>
    Fields = 2,

    /// <summary>A sum of money is another.</summary>
    Money = 4,

    /// <summary>A vendor field, or a whole mapping, is not written any more.</summary>
    Write = 8,

    /// <summary>A slot is gone or closed for overlays.</summary>
    Slots = 16,

    /// <summary>A mapping is gone, or serves another contract or object.</summary>
    Mapping = 32,
}
