using System.Text;

namespace Connectors.Mapping;

/// <summary>Texts of documents. The words of the format stand in each of them, often in those of thousands of tenants, and are kept once.</summary>
internal static class DocumentWords
{
    private const int Buckets = 64;
    private static readonly string[][] Words = Fill(
    [
        "mapping", "version", "source", "target", "system", "object", "entity", "schema", "fields", "write", "related", "values", "overlay", "base",
        "layer", "tenant", "partner", "description", "open", "required", "access", "class", "default", "read", "by", "on", "if", "then", "path", "is",
        "isNot", "anyOf", "present", "all", "any", "not", "copy", "coded", "date", "instant", "decimal", "integer", "boolean", "money", "reference",
        "constant", "when", "firstOf", "list", "item", "currency", "unit", "format", "label", "code", "raw", "from", "until", "1.x", "$schema",
    ]);

    /// <summary>The text of UTF-8.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        foreach (var word in Words[Bucket(utf8.Length, utf8[0], utf8[^1])])
        {
            if (Ascii.Equals(utf8, word))
                return word;
        }
        return Encoding.UTF8.GetString(utf8);
    }

    private static int Bucket(int length, int first, int last) => (length * 7 + first * 3 + last * 5) % Buckets;

    private static string[][] Fill(string[] all)
    {
        var words = new string[Buckets][];
        for (var bucket = 0; bucket < Buckets; bucket++)
            words[bucket] = [];
        foreach (var word in all)
        {
            ref var fitting = ref words[Bucket(word.Length, word[0], word[^1])];
            Array.Resize(ref fitting, fitting.Length + 1);
            fitting[^1] = word;
        }
        return words;
    }
}
