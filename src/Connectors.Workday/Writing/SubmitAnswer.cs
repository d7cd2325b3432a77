using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>What Workday says to a submitted project.</summary>
/// <param name="Key">The project; null when it is not named.</param>
/// <param name="Errors">Exceptions that are more than warnings.</param>
internal sealed record SubmitAnswer(WorkdayKey? Key, ImmutableArray<Fault> Errors)
{
    /// <exception cref="ConnectorException">The answer cannot be read, so nothing is known of the project.</exception>
    public static SubmitAnswer Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = WorkdayXml.Open(body);
            if (!reader.ReadToFollowing("Submit_Project_Response", SoapEnvelope.Wd))
                throw Unreadable(null);
            var part = new PartReader(reader).Read();
            var errors = part.All("Application_Instance_Related_Exceptions_Data").SelectMany(data => data.All("Exceptions_Data")).Where(IsError);
            return new(part.At("Project_Reference") is { } project ? WorkdayKey.Of(project.Ids()) : null, [.. errors.Select(ToFault)]);
        }
        catch (System.Xml.XmlException broken)
        {
            throw Unreadable(broken);
        }
        catch (ConnectorException refused) when (refused.Fault.Kind != FaultKind.InDoubt)
        {
            throw Unreadable(refused);
        }
    }

    private static bool IsError(XmlPart exception) =>
        exception.TextAt("Classification") is not { } text
        || !(text.Contains("warning", StringComparison.OrdinalIgnoreCase) || text.Contains("info", StringComparison.OrdinalIgnoreCase));

    private static Fault ToFault(XmlPart exception) => new(
        FaultKind.TargetInvalid, $"Workday: {VendorText.Shown(exception.TextAt("Message") ?? "an exception without a message")}")
    { Rule = "exception" };

    private static ConnectorException Unreadable(Exception? cause) => new(
        new Fault(FaultKind.InDoubt, "Workday accepted a project, but its answer cannot be read: look the project up before a repeat."), cause);
}
