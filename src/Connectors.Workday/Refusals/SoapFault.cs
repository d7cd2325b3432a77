using System.Xml;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>A SOAP fault as it came.</summary>
/// <param name="Code">Without its prefix, such as <c>Client.validationError</c>.</param>
/// <param name="Text">The fault's own sentence.</param>
/// <param name="Errors">What its detail says; empty when there is none.</param>
/// <param name="IsProcessing">Whether the detail is a processing fault and not a validation.</param>
internal sealed record SoapFault(string Code, string Text, ImmutableArray<SoapError> Errors, bool IsProcessing)
{
    private const int MaxErrors = 200;

    /// <summary>The fault in an answer; null when there is none or the bytes cannot be read.</summary>
    public static SoapFault? Find(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = WorkdayXml.Open(body);
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Fault" })
                    return Of(new PartReader(reader).Read());
            }

            return null;
        }
        catch (Exception unreadable) when (unreadable is XmlException or ConnectorException)
        {
            return null;
        }
    }

    private static SoapFault Of(XmlPart fault)
    {
        var code = fault.TextAt("faultcode") ?? "";
        var detail = fault.At("detail");
        var processing = detail?.At("Processing_Fault");
        return new(
            code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..],
            fault.TextAt("faultstring") ?? "",
            [.. (processing is null ? Validations(detail) : Messages(processing)).Take(MaxErrors)],
            processing is not null);
    }

    // Every error, or one message alone, or nothing.
    private static IEnumerable<SoapError> Validations(XmlPart? detail)
    {
        var faults = detail?.All("Validation_Fault").ToArray() ?? [];
        var errors = faults.SelectMany(fault => fault.All("Validation_Error"))
            .Select(error => new SoapError(error.TextAt("Message") ?? error.TextAt("Detail_Message") ?? "", error.TextAt("Xpath"))).ToArray();
        return errors.Length > 0 ? errors : faults.SelectMany(Messages);
    }

    private static IEnumerable<SoapError> Messages(XmlPart fault) =>
        fault.All("Detail_Message").Select(message => new SoapError(message.Text.Trim(), null)).Where(error => error.Message.Length > 0);
}
