using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Connectors.Adapters.Tests.Security;

/// <summary>Looks for planted secrets in texts and bytes: plain, as URL, JSON and XML spell them, and in base64 at each of the three positions that a secret can have in
/// a longer text.</summary>
internal static class CanarySearch
{
    public static IEnumerable<string> FindIn(string place, string text, IEnumerable<string> canaries) =>
        canaries.Where(canary => Forms(canary).Any(form => text.Contains(form, StringComparison.Ordinal)))
            .Select(canary => $"{place} holds {canary[..Math.Min(24, canary.Length)]}");

    public static IEnumerable<string> FindIn(string place, byte[] bytes, IEnumerable<string> canaries) =>
        FindIn(place, Encoding.Latin1.GetString(bytes), canaries);

    public static IEnumerable<string> Forms(string canary)
    {
        yield return canary;
        yield return Uri.EscapeDataString(canary);
        yield return JsonEncodedText.Encode(canary).Value;
        yield return JsonEncodedText.Encode(canary, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        yield return new XText(canary).ToString();
        for (var shift = 0; shift < 3; shift++)
        {
            // Only the characters that do not depend on what stands beside the secret.
            var encoded = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(canary)]);
            var inner = encoded.TrimEnd('=')[(shift == 0 ? 0 : shift + 1)..^(encoded.EndsWith('=') ? 1 : 0)];
            yield return inner;
            yield return inner.Replace('+', '-').Replace('/', '_');
        }
    }
}
