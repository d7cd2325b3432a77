namespace Connectors.NetSuite;

/// <summary>Columns that every statement asks for.</summary>
internal static class RowColumns
{
    public const string Id = "id";
    public const string LastModified = "lastmodifieddate";

    /// <summary>The name under which the stamp comes back.</summary>
    public const string Stamp = "lm";

    /// <summary>ISO code of the row's currency.</summary>
    public const string CurrencySymbol = "currency_symbol";

    public static ReadOnlySpan<byte> StampUtf8 => "lm"u8;
}
