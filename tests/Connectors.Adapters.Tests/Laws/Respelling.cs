using System.Globalization;
using System.Text;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>The same JSON in other bytes: members in another order, other white space, characters as escapes. The meaning stays.</summary>
internal static class Respelling
{
    private static readonly string[] White = ["", "", " ", "\n", "\t", "\r\n  ", "    "];

    public static byte[] Of(JsonTree tree, int seed)
    {
        var text = new StringBuilder();
        Write(tree, text, new Random(seed), seed % 3 != 0, seed % 4 != 0, seed % 5 != 0);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(JsonTree tree, StringBuilder text, Random random, bool shuffles, bool spaces, bool escapes)
    {
        void Space() => text.Append(spaces ? White[random.Next(White.Length)] : "");
        Space();
        if (tree.Raw is not null)
        {
            text.Append(tree.IsString && escapes ? Escaped(tree.Raw, random) : tree.Raw);
        }
        else if (tree.Items is not null)
        {
            text.Append('[');
            for (var at = 0; at < tree.Items.Count; at++)
            {
                text.Append(at == 0 ? "" : ",");
                Write(tree.Items[at], text, random, shuffles, spaces, escapes);
            }
            Space();
            text.Append(']');
        }
        else
        {
            var members = tree.Members!.ToArray();
            if (shuffles)
                random.Shuffle(members);
            text.Append('{');
            for (var at = 0; at < members.Length; at++)
            {
                text.Append(at == 0 ? "" : ",");
                Space();
                text.Append(escapes ? Escaped($"\"{members[at].Name}\"", random) : $"\"{members[at].Name}\"");
                Space();
                text.Append(':');
                Write(members[at].Value, text, random, shuffles, spaces, escapes);
            }
            Space();
            text.Append('}');
        }
        Space();
    }

    /// <summary>Half of the characters as <c>\u00xx</c>; escapes that are there stay.</summary>
    private static string Escaped(string quoted, Random random)
    {
        var text = new StringBuilder("\"");
        for (var at = 1; at < quoted.Length - 1; at++)
        {
            var letter = quoted[at];
            if (letter == '\\')
            {
                var length = quoted[at + 1] == 'u' ? 6 : 2;
                text.Append(quoted, at, length);
                at += length - 1;
            }
            else
            {
                // Both halves of a character, or none.
                var length = char.IsHighSurrogate(letter) ? 2 : 1;
                var isPlain = random.Next(2) == 0;
                foreach (var unit in quoted.AsSpan(at, length))
                    text.Append(isPlain ? unit.ToString() : $"\\u{((int)unit).ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture)}");
                at += length - 1;
            }
        }
        return text.Append('"').ToString();
    }
}
