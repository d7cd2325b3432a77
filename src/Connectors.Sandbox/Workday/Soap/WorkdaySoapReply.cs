using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Writes envelopes: prefix <c>env</c> around an answer, <c>SOAP-ENV</c> around a fault.</summary>
internal static class WorkdaySoapReply
{
    private static readonly XmlWriterSettings Plain = new()
    {
        Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, Async = true,
    };

    public static Task WriteAsync(HttpContext http, XElement answer)
    {
        answer.Add(new XAttribute(XNamespace.Xmlns + "wd", WorkdayXml.Wd.NamespaceName));
        return WriteAsync(http, 200, "env", answer);
    }

    public static Task WriteAsync(HttpContext http, WorkdayFaultException fault) => WriteAsync(http, 500, "SOAP-ENV", fault.ToXml());

    private static async Task WriteAsync(HttpContext http, int status, string prefix, XElement content)
    {
        var envelope = new XElement(
            WorkdayXml.Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + prefix, WorkdayXml.Soap.NamespaceName),
            new XElement(WorkdayXml.Soap + "Body", content));
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        await using var writer = XmlWriter.Create(http.Response.Body, Plain);
        await envelope.WriteToAsync(writer, http.RequestAborted);
    }
}
