using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>The parts of a SOAP 1.1 envelope that matter here.</summary>
/// <param name="UserName">Of the username token, with its tenant; null without a token.</param>
/// <param name="Password">Clear text; null for anything else.</param>
/// <param name="Descriptors">Whether references are to carry descriptors.</param>
/// <param name="Request">First element of the body.</param>
internal sealed record WorkdayEnvelope(string? UserName, string? Password, bool Descriptors, XElement Request)
{
    public override string ToString() => nameof(WorkdayEnvelope);

    /// <exception cref="WorkdayFaultException">It is no envelope of this version, or its body is empty.</exception>
    public static WorkdayEnvelope Of(XElement root)
    {
        if (root.Name != WorkdayXml.Soap + "Envelope") throw WorkdayFaults.NoEnvelope();
        var header = root.Element(WorkdayXml.Soap + "Header");
        var request = root.Element(WorkdayXml.Soap + "Body")?.Elements().FirstOrDefault() ?? throw WorkdayFaults.NoEnvelope();
        var token = header?.Element(WorkdayXml.Wsse + "Security")?.Element(WorkdayXml.Wsse + "UsernameToken");
        var password = token?.Element(WorkdayXml.Wsse + "Password");
        var isText = password?.Attribute("Type")?.Value is null or WorkdayXml.PasswordText;
        var common = header?.Element(WorkdayXml.Wd + "Workday_Common_Header");
        return new(
            token?.Element(WorkdayXml.Wsse + "Username")?.Value.Trim(),
            isText ? password?.Value : null,
            WorkdayXml.Flag(common.Text("Include_Reference_Descriptors_In_Response")) == true,
            request);
    }
}
