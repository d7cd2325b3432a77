using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Files, one JSON line a text, that hand what the adapters send to foreign parsers and verifiers (tests/contract). Only where the environment
/// names them; otherwise nothing is kept.</summary>
internal static class JudgedTexts
{
    /// <summary>Query texts: <c>{"dialect":"soql","text":"..."}</c>, with <c>value</c> when the one value in it is known.</summary>
    public const string Queries = "CONNECTORS_QUERY_TEXTS";

    /// <summary>Signed assertions with the public key that must verify them. The keys are made for the test and thrown away.</summary>
    public const string Assertions = "CONNECTORS_ASSERTIONS";

    /// <summary>Signed requests with the secrets of the test that they were signed with.</summary>
    public const string Signatures = "CONNECTORS_SIGNATURES";

    // Half pairs stay as they are in escapes: UTF-8 has no room for them.
    private static readonly JsonSerializerOptions Ascii = new() { Encoder = JavaScriptEncoder.Default };
    private static readonly Lock Gate = new();

    public static void Query(string dialect, string text, string? value = null)
    {
        if (IsWanted(Queries))
            Keep(Queries, [new { dialect, text, value }]);
    }

    public static bool IsWanted(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    public static void Keep(string variable, IEnumerable<object> lines)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } file)
            return;
        lock (Gate)
            File.AppendAllLines(file, lines.Select(line => JsonSerializer.Serialize(line, Ascii)));
    }
}
