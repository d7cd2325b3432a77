namespace Connectors.Mapping;

/// <summary>Versions such as <c>1.2.0</c> and ranges such as <c>1.x</c>, <c>1.2.x</c> or one exact version.</summary>
internal static class VersionRange
{
    public static bool IsVersion(string text) => text.Split('.') is { Length: 3 } parts && parts.All(IsNumber);

    public static bool IsRange(string text)
    {
        var parts = text.Split('.');
        return IsVersion(text) || parts.Length is 2 or 3 && parts[^1] == "x" && parts[..^1].All(IsNumber);
    }

    public static bool Fits(string range, string version) =>
        range.EndsWith(".x", StringComparison.Ordinal) ? version.StartsWith(range[..^1], StringComparison.Ordinal) : range == version;

    private static bool IsNumber(string part) => part.Length is > 0 and < 6 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0');
}
