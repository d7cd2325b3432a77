using System.Text;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Adapters.Tests.Slicing;

/// <summary>Holds the fast way of cutting pages against the careful one.</summary>
internal sealed class SameCut
{
    private int _cases;
    private int _givenUp;
    private int _equal;
    private int _broken;

    /// <param name="page">The page.</param>
    /// <param name="fast">The fast way; null when it gives up.</param>
    /// <param name="careful">The careful way; throws when the page is refused.</param>
    /// <param name="leapt">What the fast way leapt over, where that is more than the records: side loads are looked at when they are asked for.</param>
    public void Compare(
        byte[] page,
        Func<ReadOnlyMemory<byte>, VendorPage?> fast,
        Func<ReadOnlyMemory<byte>, VendorPage> careful,
        Func<ReadOnlyMemory<byte>, IEnumerable<ReadOnlyMemory<byte>>>? leapt = null)
    {
        _cases++;
        var cut = fast(page);
        if (cut is null)
        {
            _givenUp++;
            return;
        }

        var (expected, refusal) = Carefully(page, careful);
        if (expected is null)
        {
            // Whoever maps a broken record refuses it: the breach must lie in one.
            _broken++;
            if ((leapt?.Invoke(page) ?? cut.Records.Select(record => record.Json)).All(IsJson))
            {
                Fail(page, $"the careful way refuses ({refusal}), and no record would be");
            }
        }
        else if (Spelt(cut) is var found && Spelt(expected) is var wanted && found != wanted)
        {
            Fail(page, $"differs\n{found}\n{wanted}");
        }
        else
        {
            _equal++;
        }
    }

    /// <summary>Neither way may have had nothing to do.</summary>
    public void Finish()
    {
        TestContext.Out.WriteLine($"{_cases} pages, {_equal} equal, {_givenUp} given up, {_broken} with a broken record");
        Assert.That(_equal, Is.GreaterThan(_cases / 10));
        Assert.That(_givenUp, Is.GreaterThan(_cases / 100));
    }

    public static bool IsJson(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (VendorPage? Page, string? Refusal) Carefully(byte[] page, Func<ReadOnlyMemory<byte>, VendorPage> careful)
    {
        try
        {
            return (careful(page), null);
        }
        catch (Exception refused) when (refused is ConnectorException or InvalidOperationException or JsonException)
        {
            return (null, refused.Message);
        }
    }

    private static string Spelt(VendorPage page)
    {
        var text = new StringBuilder($"last {page.IsLast}, next '{page.Next.Value}'");
        foreach (var record in page.Records)
        {
            text.Append($"\n{record.Key.Object} {record.Key.Id}|{record.Version}|{record.ModifiedAt:O}|{record.State}|{Encoding.UTF8.GetString(record.Json.Span)}");
        }

        return text.ToString();
    }

    private static void Fail(byte[] page, string how) => Assert.Fail($"{how}\nin {Encoding.UTF8.GetString(page)}");
}
