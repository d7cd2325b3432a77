using System.Buffers;
using System.Text;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Our writer gives the bytes of the framework's.</summary>
public sealed class JsonTextTests
{
    private static readonly string[] Pieces =
        ["plain", "", "\"", "\\", "\n", "\u0001", "\u007f", "é", "€", "😀", "\u2028", "\u00ad", "\ufeff", "<&>'+`", "/", new string('x', 300), "\ue000", "\uffff"];

    [Test]
    public void Writes_what_the_frameworks_writer_writes()
    {
        var random = new Random(42);
        var ours = new JsonText();
        for (var round = 0; round < 20_000; round++)
        {
            ours.Clear();
            var buffer = new ArrayBufferWriter<byte>();
            using (var theirs = new Utf8JsonWriter(buffer, SourceJson.Options))
            {
                Write(random, ours, theirs, 0);
            }

            if (!ours.Written.SequenceEqual(buffer.WrittenSpan))
            {
                Assert.Fail($"round {round}: {Encoding.UTF8.GetString(ours.Written)}\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}");
            }
        }
    }

    [Test]
    public void Wipes_out_what_it_wrote()
    {
        var text = new JsonText();
        text.WriteStringValue("secret-of-another-tenant");
        var room = text.Written;
        text.Clear();
        Assert.That(room.IndexOf("secret"u8), Is.EqualTo(-1));
    }

    private static void Write(Random random, JsonText ours, Utf8JsonWriter theirs, int depth)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        switch (random.Next(depth > 4 ? 5 : 7))
        {
            case 0:
                ours.WriteStringValue(text);
                theirs.WriteStringValue(text);
                break;
            case 1:
                ours.WriteStringValue(Encoding.UTF8.GetBytes(text));
                theirs.WriteStringValue(Encoding.UTF8.GetBytes(text));
                break;
            case 2:
                var number = random.NextInt64() - random.NextInt64();
                ours.WriteNumberValue(number);
                theirs.WriteNumberValue(number);
                break;
            case 3:
                ours.WriteBooleanValue(depth % 2 == 0);
                theirs.WriteBooleanValue(depth % 2 == 0);
                break;
            case 4:
                ours.WriteRawValue("{\"raw\":[1]}"u8);
                theirs.WriteRawValue("{\"raw\":[1]}"u8, skipInputValidation: true);
                break;
            case 5:
                ours.WriteStartArray();
                theirs.WriteStartArray();
                for (var items = random.Next(4); items > 0; items--)
                {
                    Write(random, ours, theirs, depth + 1);
                }

                ours.WriteEndArray();
                theirs.WriteEndArray();
                break;
            default:
                ours.WriteStartObject();
                theirs.WriteStartObject();
                for (var members = random.Next(4); members > 0; members--)
                {
                    ours.WritePropertyName("member"u8);
                    theirs.WritePropertyName("member"u8);
                    Write(random, ours, theirs, depth + 1);
                }

                ours.WriteString("text"u8, text);
                theirs.WriteString("text"u8, text);
                ours.WriteEndObject();
                theirs.WriteEndObject();
                break;
        }
    }
}
