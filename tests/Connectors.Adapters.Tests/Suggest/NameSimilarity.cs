namespace Connectors.Adapters.Tests.Suggest;

/// <summary>The usual similarities of two names.</summary>
internal static class NameSimilarity
{
    /// <summary>Jaro's similarity with Winkler's bonus for a shared beginning of up to four letters.</summary>
    public static double JaroWinkler(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var window = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
        var (inLeft, inRight, matches) = (new bool[left.Length], new bool[right.Length], 0);
        for (var at = 0; at < left.Length; at++)
        {
            for (var other = Math.Max(0, at - window); other < Math.Min(right.Length, at + window + 1); other++)
            {
                if (!inRight[other] && left[at] == right[other])
                {
                    (inLeft[at], inRight[other]) = (true, true);
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
            return 0;
        var swapped = left.Where((_, at) => inLeft[at]).Zip(right.Where((_, at) => inRight[at])).Count(pair => pair.First != pair.Second) / 2.0;
        var jaro = (((double)matches / left.Length) + ((double)matches / right.Length) + ((matches - swapped) / matches)) / 3;
        var prefix = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Take(4).Count();
        return jaro + (0.1 * prefix * (1 - jaro));
    }

    /// <summary>Dice's coefficient over letter triples.</summary>
    public static double Trigrams(string left, string right) => Connectors.Tool.Letters.Dice(left, right);
}
