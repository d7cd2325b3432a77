using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The fast walk takes and refuses what the framework's reader does, and finds the same values.</summary>
/// <remarks>The long form: <c>CONNECTORS_FUZZ=20000000 dotnet test tests/Connectors.Core.Tests --filter WalkTests</c>.</remarks>
public sealed class WalkTests
{
    private static readonly string[] Paths = ["a", "b.c", "b.d.e", "list[0]", "list[1].x", "Owner.Name", "é", "q\"", "", "deep.deep.deep"];
    private const int DocumentsOfAShape = 64;
    private static Shape Wanted = Shaped(Paths);

    private static readonly string[] Seeds =
    [
        """{"a":1,"b":{"c":"x","d":{"e":[1,2]}},"list":[true,{"x":null}],"Owner":{"Name":"A\u00e9"}}""",
        """ { "unwanted" : [ { "a" : [ ] , "b" : { } } , -0.5e+10 , "\"\\\/\b\f\n\r\t" ] , "a" : "last" , "a" : false } """,
        """{"é":"ü","q\"":1,"":2,"\u0061":"escaped name","deep":{"deep":{"deep":{"deep":[[[[]]]]}}}}""",
        """{"list":[],"b":{"c":{"c":{}},"c":7,"d":"no object"},"Owner":null,"skip":"0123456789abcdef0123456789abcdef0123456789abcdef\u20ac"}""",
        """[1,2]""", "\"text\"", "12", "{}", "[]", "nul", "",
    ];

    private static readonly byte[][] Pieces =
        [.. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u12", "0", "00", "-", "1e", ".5", "e5", "true", "null", " ", "\n", "\t", "/", "//", "/**/", "NaN", "'", "a", "\u0001", "\u00e9", "\ufeff", "\"a\":", "\"b\":{\"c\":" }
            .Select(Encoding.UTF8.GetBytes)];

    /// <summary>What goes on where a document was cut off, among it what would make a right one of a wrong one.</summary>
    private static readonly byte[][] Behind =
        [.. new[] { "", "}", "\"}]}", "5.5e5,", "e", "lse]", ",\"a\":\"0123456789abcdef0123456789abcdef\"},{\"a\":1}", ":1}", "\\\"\"}", " \n}" }
            .Select(Encoding.UTF8.GetBytes)];

    [TestCaseSource(nameof(GrammarCases))]
    public void Agrees_on_the_grammar(string json) => Agree(Encoding.UTF8.GetBytes(json));

    [Test]
    public void Agrees_on_mutated_documents()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_FUZZ"), out var asked) ? asked : 1_000_000;
        var random = new Random(42);
        var corpus = Seeds.Select(Encoding.UTF8.GetBytes).ToList();
        var taken = 0;
        for (var round = 0; round < count; round++)
        {
            // A shape learns the order of members and gives it up among such documents: both states have to be met.
            Wanted = round % DocumentsOfAShape == 0 ? Shaped(Paths) : Wanted;
            var document = corpus[random.Next(corpus.Count)];
            for (var times = random.Next(4); times >= 0; times--)
            {
                document = Mutate(random, document);
            }

            if (Agree(document))
            {
                taken++;
                // Right documents breed: without this nearly all mutants die at their first byte.
                if (corpus.Count < 4000 && document.Length < 2000)
                {
                    corpus.Add(document);
                }
            }
        }

        TestContext.Out.WriteLine($"{count} documents, {taken} taken by both, {count - taken} refused by both, 0 differences");
        Assert.That(taken, Is.InRange(count / 20, count - (count / 20)), "A corpus that is nearly all right or nearly all wrong proves little.");
    }

    [Test]
    public void Nothing_behind_the_record_is_read()
    {
        foreach (var seed in Seeds.Where(seed => seed.Length > 0))
        {
            var whole = Encoding.UTF8.GetBytes(seed);
            for (var length = 0; length <= whole.Length; length++)
            {
                Agree(whole[..length]);
            }
        }
    }

    [TestCase(63, true)]
    [TestCase(64, true)]
    [TestCase(65, false)]
    public void Nesting_is_bounded_alike(int depth, bool isTaken)
    {
        Assert.That(Agree(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth))), Is.EqualTo(isTaken));
        var objects = string.Concat(Enumerable.Repeat("{\"deep\":", depth - 1)) + "{}" + new string('}', depth - 1);
        Assert.That(Agree(Encoding.UTF8.GetBytes(objects)), Is.EqualTo(isTaken));
    }

    private static IEnumerable<string> GrammarCases()
    {
        string[] values =
        [
            "0", "-0", "-", "01", "1.", "1.0", ".1", "1e1", "1E+1", "1e-", "1e", "0e0", "0x1", "+1", "1 2", "1,", "-1.5e300", "1e400", "Infinity", "NaN", "1a", "1/",
            "\"\"", "\"", "\"\\\"", "\"\\u\"", "\"\\u00e\"", "\"\\u00eg\"", "\"\\x\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\t\"", "\"\u007f\"", "\"\u2028\"", "'a'", "\"a\"b",
            "true", "tru", "trueX", "True", "null", "nullnull", "false ", "[]", "[,]", "[1,]", "[1", "[1}", "[[]", "[]]", "[1 2]", "[\"a\",]", "{}", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
            "{\"a\":1 \"b\":2}", "{\"a\" 1}", "{a:1}", "{1:1}", "{\"a\":1}}", "{\"a\":{\"b\":[{}]}}", "{\"\\ud800\":1}", "{\"x\":{\"\\ud800\":1}}", "{\"\\u0061\":1}", "/**/1", "1//", "\ufeff1",
        ];
        return values.SelectMany(value => new[] { value, $" {value} ", $"{{\"a\":{value}}}", $"{{\"zz\":{value},\"a\":1}}", $"[{value}]", $"{{\"list\":[{value},{value}]}}", $"{{\"zz\":[{value},[{value}]]}}" }).Distinct();
    }

    [Test]
    public void An_order_is_learnt_and_another_one_anew()
    {
        Wanted = Shaped(Paths);
        foreach (var order in new[] { "a b list Owner other", "other Owner list b a" })
        {
            var names = order.Split(' ');
            var document = Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Select(name => $"\"{name}\":1"))}}}");
            for (var time = 0; time < DocumentsOfAShape; time++)
            {
                Assert.That(Agree(document));
            }

            var learnt = Wanted.Root.Layout;
            Assert.That(names.Select(name => learnt.Find(Encoding.UTF8.GetBytes($"\"{name}\":"), 0, name.Length + 3)), Is.EqualTo(Enumerable.Range(0, names.Length)));
        }
    }

    [Test]
    public void Where_members_come_in_no_order_what_was_learnt_stays()
    {
        Wanted = Shaped(Paths);
        var random = new Random(7);
        var names = Enumerable.Range(0, 40).Select(number => $"other{number}").Concat(["a", "b", "list", "Owner"]).ToArray();
        for (var time = 0; time < 1000; time++)
        {
            random.Shuffle(names);
            Assert.That(Agree(Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Select(name => $"\"{name}\":1"))}}}")));
        }

        var learnt = Wanted.Root.Layout;
        Assert.That((learnt.Names.Length, learnt.IsOrdered), Is.EqualTo((names.Length, false)));
        random.Shuffle(names);
        Assert.That(Agree(Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Select(name => $"\"{name}\":1"))}}}")));
        Assert.That(Wanted.Root.Layout, Is.SameAs(learnt));
    }

    [Test]
    public void What_others_learn_at_the_same_time_changes_nothing()
    {
        var random = new Random(11);
        var names = Enumerable.Range(0, 30).Select(number => $"other{number}").Concat(["a", "b", "list", "Owner"]).ToArray();
        for (var round = 0; round < 300; round++)
        {
            var shape = Shaped(Paths);
            var documents = Enumerable.Range(0, 40).Select(_ =>
            {
                random.Shuffle(names);
                return Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Take(random.Next(5, names.Length)).Select((name, at) => $"\"{name}\":{at}"))}}}");
            }).ToArray();
            var expected = Array.ConvertAll(documents, document =>
            {
                var slots = new Slot[shape.SlotCount];
                Walker.Strictly(document, shape, slots);
                return slots;
            });
            using var together = new Barrier(2);
            var wrong = new ConcurrentQueue<string>();
            void Walk(IEnumerable<int> places)
            {
                together.SignalAndWait();
                foreach (var at in places)
                {
                    var slots = new Slot[shape.SlotCount];
                    if (!new FastWalk(documents[at], slots).TryWalk(shape.Root) || !slots.AsSpan().SequenceEqual(expected[at]))
                    {
                        wrong.Enqueue(Encoding.UTF8.GetString(documents[at]));
                    }
                }
            }

            // Threads of their own: the pool may have none for a while.
            var other = new Thread(() => Walk(Enumerable.Range(0, documents.Length).Reverse()));
            other.Start();
            Walk(Enumerable.Range(0, documents.Length));
            other.Join();
            Assert.That(wrong, Is.Empty);
        }
    }

    /// <summary>Whether both take the document.</summary>
    private static bool Agree(byte[] document)
    {
        if (!System.Text.Unicode.Utf8.IsValid(document))
        {
            return false;
        }

        var (fast, strict) = (new Slot[Wanted.SlotCount], new Slot[Wanted.SlotCount]);
        var isTaken = new FastWalk(document, fast).TryWalk(Wanted.Root);
        var problem = Walker.Strictly(document, Wanted, strict);
        if (isTaken != problem is null || (isTaken && !fast.AsSpan().SequenceEqual(strict)))
        {
            Assert.Fail($"fast {(isTaken ? "takes" : "refuses")}, strict: {problem ?? "takes"}\n{Encoding.UTF8.GetString(document)}\n{string.Join(' ', fast)}\n{string.Join(' ', strict)}");
        }

        // In a page other records lie behind this one; what they begin with must not matter.
        var behind = Behind[document.Length % Behind.Length];
        Array.Clear(fast);
        var isTakenInPage = Walker.Walk([.. document, .. behind], document.Length, Wanted, fast) is null;
        if (isTakenInPage != isTaken || (isTaken && !fast.AsSpan().SequenceEqual(strict)))
        {
            Assert.Fail($"before {Encoding.UTF8.GetString(behind)} {(isTakenInPage ? "taken" : "refused")}, alone {(isTaken ? "taken" : "refused")}\n{Encoding.UTF8.GetString(document)}");
        }

        return isTaken;
    }

    private static byte[] Mutate(Random random, byte[] document)
    {
        var at = random.Next(document.Length + 1);
        var cut = Math.Min(random.Next(4), document.Length - at);
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(5) switch
        {
            0 => [.. document[..at], .. document[(at + cut)..]],
            1 => [.. document[..at], .. piece, .. document[at..]],
            2 => [.. document[..at], .. piece, .. document[(at + cut)..]],
            3 => [.. document[..at], .. document[at..], .. document[at..]],
            _ => Quoted(random, document, at),
        };
    }

    /// <summary>A right document made larger in a right way.</summary>
    private static byte[] Quoted(Random random, byte[] document, int at) => random.Next(3) switch
    {
        0 => [.. "{\"list\":["u8, .. document, .. ","u8, .. document, .. "],\"b\":{\"c\":"u8, .. document, .. "}}"u8],
        1 => [.. "{\"unwanted\":"u8, .. document, .. ",\"a\":"u8, .. document, .. "}"u8],
        _ => [.. document[..at], .. "\\u00e9"u8, .. document[at..]],
    };

    internal static Shape Shaped(IEnumerable<string> paths)
    {
        var shape = new Shape();
        foreach (var path in paths)
        {
            shape.Bind(Segments(path));
        }

        shape.Seal();
        return shape;
    }

    private static ImmutableArray<PathSegment> Segments(string path) =>
        [.. path.Split('.').SelectMany(part => part.EndsWith(']')
            ? new[] { new PathSegment(part[..part.IndexOf('[')], -1), new PathSegment("", int.Parse(part[(part.IndexOf('[') + 1)..^1])) }
            : [new PathSegment(part, -1)])];
}
