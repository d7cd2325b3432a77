using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Numbers of fields.</summary>
internal static class JiraNumbers
{
    public static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    public static decimal Read(string text) => TryRead(text, out var number) ? number : 0;
}
