using System.Text.RegularExpressions;

namespace Connectors.Salesforce;

/// <summary>Record ids: 15 case-sensitive characters, or 18 with a checksum that makes them unique without regard to case.</summary>
internal static partial class SalesforceId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public static bool IsValid(string? id) => id is not null && Pattern().IsMatch(id);

    /// <summary>The 18-character form, in which ids are compared (ordinal).</summary>
    /// <exception cref="ArgumentException">The text is no id.</exception>
    public static string To18(string id)
    {
        if (!IsValid(id))
            throw new ArgumentException("A Salesforce id has 15 or 18 letters and digits.", nameof(id));
        if (id.Length == 18)
            return id;

        Span<char> checksum = stackalloc char[3];
        for (var chunk = 0; chunk < 3; chunk++)
        {
            var bits = 0;
            for (var k = 0; k < 5; k++)
            {
                if (char.IsAsciiLetterUpper(id[(chunk * 5) + k]))
                    bits |= 1 << k;
            }

            checksum[chunk] = Alphabet[bits];
        }

        return string.Concat(id, checksum);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
