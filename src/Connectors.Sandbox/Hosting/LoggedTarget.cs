using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>What the log keeps of a request's address: path and query, without the values of parameters that can hold a secret. Where
/// operations share an address, their name stands behind <c>#</c>.</summary>
internal static class LoggedTarget
{
    private const string OperationItem = "sandbox.operation";
    private static readonly string[] Secrets = ["token", "secret", "password", "assertion", "code", "key"];

    public static string Of(HttpRequest request)
    {
        var query = request.QueryString.Value ?? "";
        var path = request.HttpContext.Items[OperationItem] is string operation ? $"{request.Path}#{operation}" : request.Path.Value!;
        return query.Length == 0 ? path : $"{path}?{string.Join('&', query[1..].Split('&').Select(Parameter))}";
    }

    /// <summary>Says which operation a request called.</summary>
    public static void Names(HttpContext http, string operation) => http.Items[OperationItem] = operation;

    private static string Parameter(string pair)
    {
        var split = pair.IndexOf('=', StringComparison.Ordinal);
        return split >= 0 && Array.Exists(Secrets, word => IsLastWord(pair[..split], word)) ? $"{pair[..split]}=***" : pair;
    }

    /// <summary><c>client_secret</c> and <c>secret</c>, but not <c>secretary</c>.</summary>
    private static bool IsLastWord(string name, string word) =>
        name.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (name.Length == word.Length || name[^(word.Length + 1)] is '_' or '-');
}
