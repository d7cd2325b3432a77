namespace Connectors.Salesforce;

/// <summary>Finds texts in the bytes of a page.</summary>
internal static class PageText
{
    /// <summary>Where the second of two texts stands that follow each other. Looked for by that one alone: it begins with a letter that is rare in
    /// pages, while small letters and quotes are everywhere.</summary>
    /// <param name="page">The page, or the rest of it.</param>
    /// <param name="first">What has to stand right before.</param>
    /// <param name="second">What is looked for.</param>
    /// <returns>Where <paramref name="second"/> begins; -1 when it is nowhere.</returns>
    public static int Find(ReadOnlySpan<byte> page, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        for (var at = 0; page[at..].IndexOf(second) is >= 0 and var found; at += found + 1)
        {
            if (page[..(at + found)].EndsWith(first))
                return at + found;
        }

        return -1;
    }
}
