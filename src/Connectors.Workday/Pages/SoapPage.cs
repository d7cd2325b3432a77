using System.Xml;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>A page as it streams by: each record is cut as soon as its element has ended, nothing else is kept.</summary>
internal sealed class SoapPage
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ImmutableArray<VendorRecord>.Builder _records = ImmutableArray.CreateBuilder<VendorRecord>();
    private bool _isKnown;

    private SoapPage()
    {
    }

    /// <summary>The records that were asked for, in document order.</summary>
    public ImmutableArray<VendorRecord> Records { get; private set; } = [];

    public ResponseFacts Facts { get; private set; } = new();

    /// <summary>How many records there are of each element, a fault counted as <c>Fault</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <param name="body">The bytes.</param>
    /// <param name="slice">Which records; null only counts.</param>
    /// <param name="groups">What was asked for; null goes by what the answer repeats of the request.</param>
    /// <exception cref="ConnectorException">No XML, no answer of Workday, or above a bound.</exception>
    public static SoapPage Read(ReadOnlyMemory<byte> body, IRecordSlice? slice, ImmutableArray<ResponseGroup>? groups = null)
    {
        using var reader = WorkdayXml.Open(body);
        return Read(reader, slice, groups);
    }

    /// <summary>The same from a reader.</summary>
    public static SoapPage Read(XmlReader reader, IRecordSlice? slice, ImmutableArray<ResponseGroup>? groups = null)
    {
        var page = new SoapPage();
        try
        {
            page.Walk(reader, slice, groups);
        }
        catch (XmlException broken)
        {
            throw new ConnectorException(
                new Fault(
                    FaultKind.VendorDefect,
                    $"Workday's answer is no complete XML (line {broken.LineNumber}, character {broken.LinePosition}).")
                { Rule = "page" },
                broken);
        }

        page.Records = page._records.DrainToImmutable();
        return page;
    }

    /// <summary>The text of the first element with a name, null when there is none.</summary>
    public static string? FirstText(ReadOnlyMemory<byte> body, string element)
    {
        using var reader = WorkdayXml.Open(body);
        try
        {
            return reader.ReadToFollowing(element, SoapEnvelope.Wd) ? new PartReader(reader).Read().Text : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private void Walk(XmlReader reader, IRecordSlice? slice, ImmutableArray<ResponseGroup>? groups)
    {
        var parts = new PartReader(reader);
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "Envelope" or "Body":
                    reader.Read();
                    break;
                case "Header":
                    reader.Skip();
                    break;
                case "Server_Timestamp" or "Response_Data":
                case var name when name.EndsWith("_Response", StringComparison.Ordinal):
                    _isKnown = true;
                    reader.Read();
                    break;
                case "Response_Results" or "Response_Filter" or "Response_Group":
                    Facts = FactsWith(parts.Read(), groups);
                    break;
                case var name when name.StartsWith("Request_", StringComparison.Ordinal):
                    reader.Skip();
                    break;
                case var name:
                    Record(name, reader, parts, slice);
                    break;
            }
        }

        if (!_isKnown)
            throw new ConnectorException(new Fault(FaultKind.VendorDefect, "The XML is no answer of Workday's services.") { Rule = "page" });
    }

    private void Record(string name, XmlReader reader, PartReader parts, IRecordSlice? slice)
    {
        _isKnown |= name == "Fault";
        if (!_isKnown)
            throw new ConnectorException(new Fault(FaultKind.VendorDefect, "The XML is no answer of Workday's services.") { Rule = "page" });
        _counts[name] = _counts.GetValueOrDefault(name) + 1;
        if (slice?.Element == name)
            _records.Add(slice.Cut(parts.Read(), Facts));
        else
            reader.Skip();
    }

    private ResponseFacts FactsWith(XmlPart part, ImmutableArray<ResponseGroup>? groups) => part.Name switch
    {
        "Response_Results" => Facts with { Page = Whole(part.TextAt("Page")), TotalPages = Whole(part.TextAt("Total_Pages")) },
        "Response_Filter" => Facts with
        {
            AsOf = XmlShapes.Day(part.TextAt("As_Of_Effective_Date")),
            Through = XmlShapes.Moment(part.TextAt("As_Of_Entry_DateTime")),
        },
        _ => Facts with { Groups = groups ?? [.. ResponseGroup.All.Where(group => part.IsTrueAt($"Include_{group.Name}"))] },
    };

    private static int? Whole(string? text) =>
        decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 10_000_000
            ? (int)number : null;
}
