namespace Connectors.Mapping;

/// <summary>How a value is spelled for a vendor (the member <c>as</c>).</summary>
internal enum VendorShape
{
    /// <summary>Numbers as numbers, texts as texts.</summary>
    Natural = 0,
    /// <summary>As a text.</summary>
    Text,
    /// <summary>As a number.</summary>
    Number,
}
