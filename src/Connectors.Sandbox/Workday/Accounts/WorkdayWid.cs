using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>Workday ids: 32 lower-case hexadecimal digits, the same for the same thing in every run.</summary>
internal static class WorkdayWid
{
    /// <summary>Things that the vendor delivers have the same id in every tenant.</summary>
    public static string Delivered(string type, string value) => Of($"delivered\n{type}\n{value}");

    /// <summary>Things that a tenant makes differ from tenant to tenant.</summary>
    public static string Made(string tenant, string kind, string value) => Of($"tenant\n{tenant}\n{kind}\n{value}");

    public static bool IsOne(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
