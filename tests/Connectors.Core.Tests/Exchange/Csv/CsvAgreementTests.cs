using System.Text;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.VisualBasic.FileIO;

namespace Connectors.Exchange;

/// <summary>The page reader takes, refuses and reads what two other readers do: one by the letter of RFC 4180, and the framework's.</summary>
/// <remarks>The long form: <c>CONNECTORS_FUZZ=5000000 dotnet test tests/Connectors.Core.Tests --filter CsvAgreementTests</c>.</remarks>
public sealed class CsvAgreementTests
{
    private static readonly byte[][] Pieces =
        [.. new[] { "\"", "\"\"", ",", "\n", "\r\n", "\r", "\\", "a", "Größe", "\t", "\u0001", "\uFEFF", "\"x\"", "\",\"", "\"\n\"", "0", " " }.Select(Encoding.UTF8.GetBytes), [0xff], [0xc3]];

    private static readonly string[] Seeds =
    [
        "Id,Name\n1,a\n2,b\n", "\"Id\",\"Name\",\"Account.Name\"\r\n\"1\",\"x, \"\"y\"\"\",\"\"\r\n\"2\",\"l\nm\",\"é\"", "Id\n\n\"\"\n", "\uFEFFa,b,c\n,,\n1,2,3",
    ];

    [Test]
    public void Agrees_on_mutated_pages()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_FUZZ"), out var asked) ? asked : 200_000;
        var random = new Random(42);
        var corpus = Seeds.Select(Encoding.UTF8.GetBytes).ToList();
        var taken = 0;
        for (var round = 0; round < count; round++)
        {
            var page = corpus[random.Next(corpus.Count)];
            for (var times = random.Next(3); times >= 0; times--)
            {
                page = Mutate(random, page);
            }

            if (!Agree(random, page))
            {
                continue;
            }

            taken++;
            if (corpus.Count < 2000 && page.Length < 1000)
            {
                corpus.Add(page);
            }
        }

        TestContext.Out.WriteLine($"{count} pages, {taken} taken by both, {count - taken} refused by both, 0 differences");
        Assert.That(taken, Is.InRange(count / 20, count - (count / 20)), "A corpus that is nearly all right or nearly all wrong proves little.");
    }

    [Test]
    public void Agrees_on_every_page_cut_short()
    {
        var random = new Random(1);
        foreach (var seed in Seeds.Select(Encoding.UTF8.GetBytes))
        {
            for (var length = 0; length <= seed.Length; length++)
            {
                Agree(random, seed[..length]);
            }
        }
    }

    [Test]
    public void Reads_what_the_framework_reads()
    {
        var random = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var (columns, rows) = (random.Next(1, 6), random.Next(0, 6));
            var text = string.Concat(Enumerable.Range(0, rows + 1).Select(row => string.Join(',', Enumerable.Range(0, columns)
                .Select(column => row == 0 ? $"\"c{column}\"" : Written(random))) + "\n"));
            using var theirs = new TextFieldParser(new StringReader(text)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
            var page = CsvPage.Read(Encoding.UTF8.GetBytes(text));
            Assert.That(theirs.ReadFields(), Is.EqualTo(page.Columns.Names));
            for (var row = 0; row < page.Count; row++)
            {
                var ours = Enumerable.Range(0, columns).Select(column => page[row].Text(column) ?? "").ToArray();
                // The framework spells line ends as the machine does.
                Assert.That(theirs.ReadFields()!.Select(field => field.ReplaceLineEndings("\n")), Is.EqualTo(ours), text);
            }

            Assert.That(theirs.EndOfData, Is.True, text);
        }
    }

    [Test]
    public void The_comparison_notices_a_difference() =>
        Assert.That(PlainCsv.Texts("a,b\n1,\"2\"\"\"\n"u8.ToArray())![1], Is.Not.EqualTo(new[] { "1", "2" }));

    /// <summary>Whether both take the page. Its surroundings differ between two runs: nothing outside may matter.</summary>
    private static bool Agree(Random random, byte[] page)
    {
        var first = Ours(random, page);
        if (first != Ours(random, page))
        {
            Assert.Fail($"What stands around the page matters:\n{Encoding.UTF8.GetString(page)}");
        }

        var plain = PlainCsv.Read(page.AsSpan().StartsWith("\uFEFF"u8) ? page.AsSpan(3) : page);
        var theirs = plain is null || !IsPage(plain) ? null : Spelled(plain.Skip(1).Select(row => row.Select(Text)));
        if (first != theirs)
        {
            Assert.Fail($"{Encoding.UTF8.GetString(page)}\nours {first ?? "refuses"}\nplainly {theirs ?? "refuses"}");
        }

        return first is not null;
    }

    private static string? Ours(Random random, byte[] page)
    {
        var (before, behind) = (new byte[random.Next(4)], new byte[random.Next(4)]);
        random.NextBytes(before);
        random.NextBytes(behind);
        byte[] around = [.. before, .. page, .. random.Next(2) == 0 ? behind : "\"\",\n\r"u8];
        try
        {
            var read = CsvPage.Read(around.AsMemory(before.Length, page.Length));
            return Spelled(Enumerable.Range(0, read.Count).Select(row => Enumerable.Range(0, read.Columns.Count).Select(column => read[row].Text(column))));
        }
        catch (ConnectorException refused) when (refused.Fault.Kind == FaultKind.VendorDefect && refused.Fault.Rule is "header" or "columns" or "quotes" or "line-end")
        {
            return null;
        }
    }

    private static string Spelled(IEnumerable<IEnumerable<string?>> rows) => string.Join('\u0002', rows.Select(row => string.Join('\u0003', row.Select(field => field ?? "\u0004"))));

    private static bool IsPage(List<List<byte[]>> rows) => rows.Count > 0 && rows.TrueForAll(row => row.Count == rows[0].Count)
        && rows[0].TrueForAll(field => System.Text.Unicode.Utf8.IsValid(field)) && IsHeader([.. rows[0].Select(Encoding.UTF8.GetString)]);

    private static bool IsHeader(string[] names) => names.All(name => name.Split('.').All(part => !string.IsNullOrWhiteSpace(part)))
        && !names.Where((name, at) => names.Where((other, index) => index != at && (other == name || other.StartsWith(name + ".", StringComparison.Ordinal))).Any()).Any();

    private static string? Text(byte[] field) => field.Length == 0 || !System.Text.Unicode.Utf8.IsValid(field) ? null : Encoding.UTF8.GetString(field);

    private static string Written(Random random) => random.Next(6) switch
    {
        0 => "\"\"",
        1 => "plain text",
        2 => "\"a, \"\"b\"\"\"",
        3 => "\"two\nlines\"",
        4 => "\"  Größe \\ \"",
        _ => $"\"{random.Next(100)}.50\"",
    };

    private static byte[] Mutate(Random random, byte[] page)
    {
        var at = random.Next(page.Length + 1);
        var cut = Math.Min(random.Next(4), page.Length - at);
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(5) switch
        {
            0 => [.. page[..at], .. page[(at + cut)..]],
            1 => [.. page[..at], .. piece, .. page[at..]],
            2 => [.. page[..at], .. piece, .. page[(at + cut)..]],
            3 => Doubled(page),
            _ => [.. page[..at], .. "\"\"\"\""u8, .. page[at..]],
        };
    }

    /// <summary>All rows once more: a right page stays right.</summary>
    private static byte[] Doubled(byte[] page)
    {
        var end = page.AsSpan().IndexOf((byte)'\n') + 1;
        return end == 0 ? page : [.. page, .. page[^1] == '\n' ? ""u8 : "\n"u8, .. page[end..]];
    }
}
