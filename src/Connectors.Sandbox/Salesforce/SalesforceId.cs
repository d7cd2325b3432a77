namespace Connectors.Sandbox;

/// <summary>Record ids: 15 case-sensitive characters, or 18 with a checksum of their case.</summary>
internal static class SalesforceId
{
    private const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>In ordinal order, so that ids ascend with their number.</summary>
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The 18-character form; null when the text is no id or its checksum does not fit.</summary>
    public static string? Normalise(string? id)
    {
        if (id is not { Length: 15 or 18 } || id.Any(c => !char.IsAsciiLetterOrDigit(c)))
            return null;
        var full = Extend(id[..15]);
        return id.Length == 15 || full.Equals(id, StringComparison.Ordinal) ? full : null;
    }

    public static string Make(string prefix, string instance, long number)
    {
        Span<char> body = stackalloc char[15];
        prefix.CopyTo(body);
        instance.CopyTo(body[3..]);
        for (var at = 14; at >= 5; at--, number /= 62)
            body[at] = Digits[(int)(number % 62)];
        return Extend(new string(body));
    }

    private static string Extend(string id)
    {
        Span<char> full = stackalloc char[18];
        id.CopyTo(full);
        for (var chunk = 0; chunk < 3; chunk++)
        {
            var bits = 0;
            for (var k = 0; k < 5; k++)
            {
                if (char.IsAsciiLetterUpper(id[(chunk * 5) + k]))
                    bits |= 1 << k;
            }

            full[15 + chunk] = Checks[bits];
        }

        return new string(full);
    }
}
