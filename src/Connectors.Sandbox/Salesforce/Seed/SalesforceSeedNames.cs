using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Invented words for seeded records; every so often one that breaks careless quoting.</summary>
internal static class SalesforceSeedNames
{
    public static readonly string[] FirstNames = ["Avery", "Blake", "Casey", "Devon", "Emery", "Frankie", "Jules", "Kit", "Robin", "Sascha"];

    public static readonly string[] Cities = ["Sampleton", "Mustertown", "Exampleville", "Testhausen", "Probeburg"];

    public static readonly string[] Works = ["Rollout", "Support renewal", "Migration", "Discovery workshop", "Managed operations", "Integration"];

    private static readonly string[] Forms = ["GmbH", "Ltd", "AG", "Inc.", "S.A.", "Oy"];

    private static readonly string[] Awkward = ["O'Clause & Sons", "\"North\" Holding", "Back\\Slash AG", "Zürich Straße GmbH", "株式会社サンプル",
        "100% _Under_ Ltd", "Æsir — Øst A/S"];

    public static string Client(int number) => string.Create(CultureInfo.InvariantCulture,
        $"Client {number} {(number % 6 == 0 ? Awkward[number / 6 % Awkward.Length] : Forms[number % Forms.Length])}");

    public static string LastName(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(number % 9 == 4 ? "O'Sample" : number % 9 == 7 ? "Müßtermann" : "Sample")} {number}");

    public static string Deal(int number, string work) =>
        string.Create(CultureInfo.InvariantCulture, $"{work} {(number % 11 == 5 ? "\"fast track\"" : "phase")} {number}");
}
