using System.Text;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Http;

namespace Connectors.Exchange;

/// <summary>On right documents the cursor ends where the framework's reader does; on others it breaks, but never throws.</summary>
public sealed class JsonCursorTests
{
    private static readonly string[] Pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "0", "-", "1e5", "true", "null", " ", "a", "é", "\u0001", "\"a\":1", "{\"b\":[]}"];

    [Test]
    public void Leaps_end_where_the_reader_ends()
    {
        var random = new Random(21);
        var right = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var document = Encoding.UTF8.GetBytes(Value(random, 0));
            if (random.Next(2) == 0)
            {
                document = Mutated(random, document);
            }

            var isRight = Breach(document) is null;
            right += isRight ? 1 : 0;
            Walk(document, isRight);
        }

        Assert.That(right, Is.InRange(15_000, 49_000));
    }

    [Test]
    public void A_declared_body_is_taken_and_refused_as_the_reader_does()
    {
        var random = new Random(22);
        for (var round = 0; round < 50_000; round++)
        {
            var document = Encoding.UTF8.GetBytes($" {Value(random, 0)}");
            document = random.Next(2) == 0 ? document : Mutated(random, document);
            if (DeclaredJson.IsPlainly(document))
            {
                Assert.That(Breach(document), Is.Null, Encoding.UTF8.GetString(document));
            }
            else if (System.Text.Unicode.Utf8.IsValid(document))
            {
                Assert.That(Breach(document), Is.Not.Null, Encoding.UTF8.GetString(document));
            }
        }
    }

    private static long? Breach(byte[] document) => DeclaredJson.BreachIn(document);

    private static void Walk(byte[] document, bool isRight)
    {
        var skipping = new JsonCursor(document);
        skipping.Skip();
        var checking = new JsonCursor(document);
        checking.Check();
        Inside(skipping, document);
        Inside(checking, document);
        if (isRight)
        {
            Assert.That(skipping.IsAtEnd && checking.IsAtEnd && skipping.Position == checking.Position, Encoding.UTF8.GetString(document));
        }
        else
        {
            Assert.That(checking.IsAtEnd, Is.False, Encoding.UTF8.GetString(document));
        }

        var entering = new JsonCursor(document);
        if (entering.Enter(JsonTokenType.StartObject))
        {
            Members(entering, document, isRight);
        }
    }

    private static void Members(JsonCursor cursor, byte[] document, bool isRight)
    {
        var reader = new Utf8JsonReader(document);
        if (isRight)
        {
            reader.Read();
        }

        while (cursor.NextMember(out var name))
        {
            Inside(cursor, document);
            var leaving = cursor;
            leaving.Leave();
            Inside(leaving, document);
            cursor.Skip();
            Inside(cursor, document);
            if (isRight)
            {
                Assert.That(leaving.IsAtEnd, Encoding.UTF8.GetString(document));
                reader.Read();
                Assert.That(name.SequenceEqual(reader.ValueSpan), Encoding.UTF8.GetString(document));
                reader.Read();
                reader.Skip();
                Assert.That(cursor.Position, Is.EqualTo(reader.BytesConsumed), Encoding.UTF8.GetString(document));
            }
        }

        Inside(cursor, document);
    }

    private static void Inside(JsonCursor cursor, byte[] document) =>
        Assert.That(cursor.IsBroken || cursor.Position <= document.Length, Encoding.UTF8.GetString(document));

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 6 : 10) switch
    {
        0 => "null",
        1 => "\"a\\\"}]\\\\\"",
        2 => $"{random.Next(-99, 99)}.5e1",
        3 => "\"0123456789abcdef0123456789abcdef{[é€\"",
        4 => "true",
        5 => "\"\"",
        < 8 => $"[{string.Join(" , ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]",
        _ => $"{{ {string.Join(",\n", Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{(random.Next(2) == 0 ? "a" : "é{")}\" :{Value(random, depth + 1)}"))}}}",
    };

    private static byte[] Mutated(Random random, byte[] document)
    {
        var at = random.Next(document.Length + 1);
        var cut = Math.Min(random.Next(3), document.Length - at);
        var piece = Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]);
        return random.Next(3) == 0 ? document[..at] : [.. document[..at], .. piece, .. document[(at + cut)..]];
    }
}
