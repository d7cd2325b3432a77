using System.Text;

namespace Connectors.Adapters.Tests.Slicing;

/// <summary>Random pages of a vendor: members in any order, twice or missing, white space, escapes, nested objects with the same names; then mutated.</summary>
internal sealed class PageMaker(int seed, string[] names, string[] values)
{
    private static readonly string[] Plain =
        ["null", "true", "false", "0", "-1", "12.50", "1e3", "\"\"", "\"x\"", "\"a\\\"b\"", "\"\\u00e9\"", "\"é€\"", "\"}]{[,:\"", "\"\\\\\"", "[]", "{}", "[[]]"];

    private static readonly byte[][] Pieces =
        [.. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0041", "0", "-", ".5", "true", "null", " ", "\n", "/", "a", "\u0001", "é", "\ufeff", "\"id\":", "{\"id\":1}" }
            .Select(Encoding.UTF8.GetBytes)];

    public Random Random { get; } = new(seed);

    /// <summary>One in so many.</summary>
    public bool OneIn(int chances) => Random.Next(chances) == 0;

    public string Pick(params string[] from) => from[Random.Next(from.Length)];

    public string White() => OneIn(6) ? Pick(" ", "\n  ", "\t", "\r\n") : "";

    /// <summary>An object of the given members in any order.</summary>
    public string Object(IEnumerable<(string Name, string Value)> members)
    {
        var shuffled = OneIn(3) ? members.ToArray() : [.. members.OrderBy(_ => Random.Next())];
        return $"{{{White()}{string.Join($"{White()},{White()}", shuffled.Select(member => $"\"{Name(member.Name)}\"{White()}:{White()}{member.Value}"))}{White()}}}";
    }

    public string Array(IEnumerable<string> items) => $"[{White()}{string.Join($"{White()},{White()}", items)}{White()}]";

    /// <summary>Members that have something to do with slicing, and others.</summary>
    public IEnumerable<(string Name, string Value)> Members(int depth) =>
        Enumerable.Range(0, Random.Next(5)).Select(_ => (OneIn(2) ? Pick(names) : Pick("other", "", "x", "Name"), Value(depth))).ToArray();

    public string Value(int depth = 0) => Random.Next(depth > 2 ? 5 : 8) switch
    {
        < 3 => Pick(values),
        < 5 => Pick(Plain),
        5 => Array(Enumerable.Range(0, Random.Next(3)).Select(_ => Value(depth + 1)).ToArray()),
        _ => Object(Members(depth + 1)),
    };

    /// <summary>The page as bytes; about half of the time no longer what it was.</summary>
    public byte[] Bytes(string page)
    {
        var bytes = Encoding.UTF8.GetBytes(White() + page + White());
        for (var times = Random.Next(4) - 1; times > 0; times--)
        {
            bytes = Mutated(bytes);
        }

        return bytes;
    }

    private byte[] Mutated(byte[] page)
    {
        var at = Random.Next(page.Length + 1);
        var cut = Math.Min(Random.Next(1, 4), page.Length - at);
        var piece = Pieces[Random.Next(Pieces.Length)];
        return Random.Next(4) switch
        {
            0 => page[..at],
            1 => [.. page[..at], .. page[(at + cut)..]],
            2 => [.. page[..at], .. piece, .. page[at..]],
            _ => [.. page[..at], .. piece, .. page[(at + cut)..]],
        };
    }

    private string Name(string name) => name.Length > 0 && OneIn(150) ? $"\\u{(int)name[0]:x4}{name[1..]}" : name;
}
