using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Connectors.Exchange;
using Connectors.Http;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>All ways to look at JSON take and refuse the documents of the suite as the framework's reader does, and look at no byte outside of them.</summary>
public sealed class JsonSuiteTests
{
    private const int ReadAndWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private static readonly Shape Wanted = WalkTests.Shaped(["a", "b.c", "list[0]", "list[1].x", "\u00e9", "zz.deep"]);
    private static readonly Shape Nothing = WalkTests.Shaped([]);

    private static readonly byte[][] Poisons = [.. new[]
    {
        "0", "9.5e1", ".5", "e5", "\"", "\\", "\"}", "}", "]", "]]]]]]]]", ",1]", ":1}", " ", "\n\t ", "x", "/**/", "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"",
        "u0041\"", "41\"]", "rue", "lse", "ull", "0000000000000000000000000000000000000000", "}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}", "\0\0\0\0",
    }.Select(Encoding.UTF8.GetBytes)];

    [Test]
    public void The_suite_is_taken_and_refused_as_RFC_8259_and_the_reader_do()
    {
        var (taken, refused) = (0, 0);
        foreach (var (name, json) in JsonSuite.All())
        {
            var isTaken = Agreed(json, name);
            _ = isTaken ? taken++ : refused++;
            if (name[0] != 'i')
                Assert.That(isTaken, Is.EqualTo(name[0] == 'y'), name);
        }
        TestContext.Out.WriteLine($"{taken + refused} documents, {taken} taken, {refused} refused, 0 differences");
        Assert.That((taken, refused), Is.GreaterThan((250, 250)));
    }

    [Test]
    public void Every_beginning_of_a_right_document_is_judged_alike()
    {
        var count = 0;
        foreach (var (name, json) in JsonSuite.All().Where(document => document.Name[0] == 'y' && document.Json.Length < 200))
        {
            for (var length = 0; length < json.Length; length++, count++)
                Agreed(json[..length], $"the first {length} bytes of {name}");
        }
        TestContext.Out.WriteLine($"{count} beginnings, 0 differences");
    }

    [Test]
    public void What_lies_before_and_behind_a_document_changes_nothing()
    {
        foreach (var (name, json) in JsonSuite.All().Where(document => document.Json.Length < 200))
        {
            var alone = Seen(json);
            foreach (var poison in Poisons)
            {
                byte[] buffer = [.. poison, .. json, .. poison, .. poison];
                Assert.That(Seen(buffer.AsSpan(poison.Length, json.Length)), Is.EqualTo(alone), $"{name} before {Encoding.UTF8.GetString(poison)}");
            }
        }
    }

    /// <summary>The document ends where memory that may be read ends: one byte more would end the process.</summary>
    [Test]
    public void Nothing_is_read_behind_the_end_of_memory()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Pages are guarded through the calls of Linux.");
        var size = Environment.SystemPageSize;
        var memory = Map(0, (nuint)(2 * size), ReadAndWrite, PrivateAnonymous, -1, 0);
        Assert.That(memory, Is.Not.EqualTo((nint)(-1)));
        try
        {
            Assert.That(Protect(memory + size, (nuint)size, 0), Is.Zero);
            foreach (var (name, json) in JsonSuite.All().Where(document => document.Json.Length <= size))
            {
                // Every beginning too, which ends inside of something.
                for (var length = json.Length > 80 ? json.Length : 0; length <= json.Length; length++)
                {
                    Marshal.Copy(json, 0, memory + size - length, length);
                    Assert.That(Seen(At(memory + size - length, length)), Is.EqualTo(Seen(json.AsSpan(0, length))), name);
                }
            }
        }
        finally
        {
            Unmap(memory, (nuint)(2 * size));
        }
    }

    [TestCase("[12", "5]")]
    [TestCase("tru", "e")]
    [TestCase("{\"a\":\"b\\", "\"\"}")]
    public void The_comparison_notices_a_byte_too_many(string json, string behind) =>
        Assert.That(Seen(Encoding.UTF8.GetBytes(json + behind)), Is.Not.EqualTo(Seen(Encoding.UTF8.GetBytes(json))));

    /// <summary>Whether the document is taken; the test fails where two ways differ.</summary>
    private static bool Agreed(ReadOnlySpan<byte> json, string name)
    {
        var isUtf8 = Utf8.IsValid(json);
        var isRight = isUtf8 && IsJson(json);
        var slots = new Slot[Wanted.SlotCount];
        var problem = Walker.Walk(json, Wanted, slots);
        // A name with half of a character cannot be compared with any other; the reader finds out when it is asked to compare.
        var isHalf = problem is not null && problem.Contains("half of a character", StringComparison.Ordinal);
        Assert.That(problem is null, Is.EqualTo(isRight && !isHalf), $"walk: {name}: {problem}");
        Assert.That(Walker.Walk(json, Nothing, new Slot[Nothing.SlotCount]) is null, Is.EqualTo(isRight), $"walk that wants nothing: {name}");
        if (isUtf8)
        {
            var (fast, strict) = (new Slot[Wanted.SlotCount], new Slot[Wanted.SlotCount]);
            var isTaken = new FastWalk(json, fast).TryWalk(Wanted.Root);
            Assert.That(isTaken, Is.EqualTo(Walker.Strictly(json, Wanted, strict) is null), $"fast walk: {name}");
            if (isTaken)
                Assert.That(fast, Is.EqualTo(strict), $"fast walk finds something else: {name}");
            var end = JsonScanner.Value(json, JsonScanner.White(json, 0), 0);
            Assert.That(end >= 0 && JsonScanner.White(json, end) == json.Length, Is.EqualTo(isRight), $"scanner: {name}");
            var cursor = new JsonCursor(json);
            cursor.Check();
            Assert.That(cursor.IsAtEnd, Is.EqualTo(isRight), $"cursor: {name}");
        }
        Assert.That(DeclaredJson.IsPlainly(json), Is.EqualTo(isRight), $"declared body: {name}");
        if (!isRight)
            return false;
        // What leaps, and validates later, must end where a right document ends.
        var leaping = new JsonCursor(json);
        leaping.Skip();
        Assert.That(leaping.IsAtEnd, $"leap: {name}");
        return !isHalf;
    }

    /// <summary>All that the ways see of a document, right or wrong.</summary>
    private static string Seen(ReadOnlySpan<byte> json)
    {
        var (walked, fast) = (new Slot[Wanted.SlotCount], new Slot[Wanted.SlotCount]);
        var problem = Walker.Walk(json, Wanted, walked);
        var isTaken = new FastWalk(json, fast).TryWalk(Wanted.Root);
        var checking = new JsonCursor(json);
        checking.Check();
        var leaping = new JsonCursor(json);
        leaping.Skip();
        var leaving = new JsonCursor(json);
        leaving.Enter(leaving.Kind);
        leaving.Leave();
        var kind = new JsonCursor(json).Kind;
        return $"{problem} {string.Join(' ', problem is null ? walked : [])} {isTaken} {checking.Position} {checking.IsAtEnd} {leaping.Position} {leaping.IsAtEnd} {leaving.Position} {kind} "
            + $"{DeclaredJson.IsPlainly(json)} {Members(json)}";
    }

    private static string Members(ReadOnlySpan<byte> json)
    {
        var seen = new StringBuilder();
        var cursor = new JsonCursor(json);
        if (cursor.Enter(JsonTokenType.StartObject))
        {
            while (cursor.NextMember(out var name))
            {
                seen.Append(name.Length);
                cursor.Skip();
            }
        }
        else if ((cursor = new(json)).Enter(JsonTokenType.StartArray))
        {
            while (cursor.NextItem() && seen.Length < 1000)
            {
                if (!cursor.TryText(out var text))
                    cursor.Skip();
                seen.Append(text.Length).Append(' ');
            }
        }
        return $"{seen} {cursor.Position}";
    }

    private static bool IsJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            var isAny = reader.Read();
            while (reader.Read())
            {
            }
            return isAny;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> At(nint address, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), address), length);

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static extern int Unmap(nint address, nuint length);
}
