namespace Connectors.Sandbox;

/// <summary>LIKE with <c>%</c> and <c>_</c>, case-insensitive, in linear memory and at most quadratic time: no pattern can make it explode.</summary>
internal static class SoqlLike
{
    public static bool Matches(string text, string pattern, IReadOnlySet<int>? plainAt)
    {
        var (t, p, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && IsWildcard('%'))
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (IsWildcard('_') || char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && IsWildcard('%'))
            p++;
        return p == pattern.Length;

        bool IsWildcard(char wildcard) => pattern[p] == wildcard && plainAt?.Contains(p) != true;
    }
}
