namespace Connectors.Mapping;

/// <summary>Minor digits of currencies by ISO 4217; two unless listed.</summary>
internal static class CurrencyDigits
{
    private static readonly FrozenDictionary<string, int> Exceptions = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0, ["RWF"] = 0, ["UGX"] = 0, ["UYI"] = 0,
        ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
        ["CLF"] = 4, ["UYW"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(string currency) => Exceptions.GetValueOrDefault(currency, 2);

    /// <summary>How many minor units make one main unit.</summary>
    public static decimal MinorUnits(string currency) => Of(currency) switch { 0 => 1, 2 => 100, 3 => 1_000, _ => 10_000 };

    public static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);
}
