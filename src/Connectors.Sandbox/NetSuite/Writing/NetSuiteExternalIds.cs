namespace Connectors.Sandbox;

/// <summary>External ids: letters, digits, _ and -. A bar would be read as a separator of several choices.</summary>
internal static class NetSuiteExternalIds
{
    private const int MaxLength = 255;

    public static bool IsValid(string text) => text.Length is > 0 and <= MaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
