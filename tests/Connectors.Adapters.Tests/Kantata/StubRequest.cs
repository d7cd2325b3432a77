namespace Connectors.Kantata.Tests;

/// <summary>A request as the adapter sent it.</summary>
internal sealed record StubRequest(string Method, Uri Address, string Route, bool IsRepeatable, string Body)
{
    /// <summary>A decoded query parameter; null when absent.</summary>
    public string? this[string name] => Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .SingleOrDefault();
}
