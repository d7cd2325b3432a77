using System.Net.Http.Headers;
using System.Text;
using System.Xml;

namespace Connectors.Workday;

/// <summary>SOAP 1.1 envelopes. The text never leaves as anything but the bytes of a request.</summary>
internal static class SoapEnvelope
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Wd = "urn:com.workday/bsvc";
    private const string Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string PasswordText = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CheckCharacters = true,
    };

    /// <summary>The content of a request.</summary>
    /// <param name="call">The call.</param>
    /// <param name="version">Version of the services.</param>
    /// <param name="user">What the security header says; null leaves it out, because a bearer token speaks.</param>
    public static HttpContent Content(SoapCall call, string version, UserToken? user) =>
        new ByteArrayContent(Write(call, version, user)) { Headers = { ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" } } };

    public static byte[] Write(SoapCall call, string version, UserToken? user)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("soapenv", "Envelope", Soap);
            xml.WriteAttributeString("xmlns", "wd", null, Wd);
            xml.WriteStartElement("soapenv", "Header", Soap);
            if (user is not null)
                WriteSecurity(xml, user);
            xml.WriteStartElement("wd", "Workday_Common_Header", Wd);
            xml.WriteElementString("wd", "Include_Reference_Descriptors_In_Response", Wd, "true");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("soapenv", "Body", Soap);
            var request = new RequestWriter(xml);
            request.Open(call.Element);
            foreach (var (name, value) in call.Attributes)
                request.Attribute(name, value);
            request.Attribute("version", version);
            call.Write(request);
            request.Close();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteSecurity(XmlWriter xml, UserToken user)
    {
        xml.WriteStartElement("wsse", "Security", Security);
        xml.WriteAttributeString("soapenv", "mustUnderstand", Soap, "1");
        xml.WriteStartElement("wsse", "UsernameToken", Security);
        xml.WriteElementString("wsse", "Username", Security, user.User);
        xml.WriteStartElement("wsse", "Password", Security);
        xml.WriteAttributeString("Type", PasswordText);
        xml.WriteString(user.Password.Reveal());
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
