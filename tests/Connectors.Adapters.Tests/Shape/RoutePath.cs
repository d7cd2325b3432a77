using System.Text.RegularExpressions;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>Paths and route templates of a vendor.</summary>
internal static partial class RoutePath
{
    /// <summary>Whether a path, without query, is an address of a route.</summary>
    public static bool IsAddressOf(string path, string route, string root) =>
        Fits(path, route) || (Regex.Match(path, $"^(?:{root})(?=/)") is { Length: > 0 } before && Fits(path[before.Length..], route));

    /// <summary>Whether all addresses of one route are addresses of another.</summary>
    public static bool IsPartOf(string route, string wider) => Segments(route).Length == Segments(wider).Length
        && Segments(route).Zip(Segments(wider)).All(pair =>
            Placeholder().Replace(pair.Second, "{}") == "{}" || Placeholder().Replace(pair.First, "{}") == Placeholder().Replace(pair.Second, "{}"));

    /// <summary>How much of a route is fixed: of two routes that fit a path the more exact one is meant.</summary>
    public static int Exactness(string route) => Placeholder().Replace(route, "").Length;

    public static bool IsOfTokens(string path) => Tokens().IsMatch(path);

    private static bool Fits(string path, string route) => Segments(path).Length == Segments(route).Length
        && Segments(path).Zip(Segments(route)).All(pair => Regex.IsMatch(pair.First, $"^{Pattern(pair.Second)}$"));

    private static string Pattern(string segment) => string.Concat(
        Placeholder().Split(segment).Select(Regex.Escape).SelectMany(text => new[] { ".+", text }).Skip(1));

    private static string[] Segments(string path) => path.Trim('/').Split('/');

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"/(token|revoke)$|/oauth2?/")]
    private static partial Regex Tokens();
}
