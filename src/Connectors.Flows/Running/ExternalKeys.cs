using System.Text;
using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>Makes the key that our record carries at the target: the same for the same cause, so that a repeat finds it.</summary>
internal static class ExternalKeys
{
    private const int MaxLength = 80;

    /// <summary>The origin's system and id; the run's key where a run has no single origin.</summary>
    public static string Value(VendorReference? origin, RunRecord run)
    {
        var text = origin is null ? run.Key.Replace('/', '-') : $"{origin.System}-{origin.Value}";
        var safe = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            // Anything outside the alphabet that all vendors take is written as its code, so that two texts never meet.
            _ = char.IsAsciiLetterOrDigit(character) || character == '-'
                ? safe.Append(character) : safe.Append('_').Append(((int)character).ToString("x4"));
        }

        return safe.Length <= MaxLength ? safe.ToString() : $"{safe.ToString(0, MaxLength - 33)}-{BodyHash.Of(Encoding.UTF8.GetBytes(text))}";
    }
}
