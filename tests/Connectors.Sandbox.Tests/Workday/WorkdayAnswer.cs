using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Connectors.Sandbox.Tests;

/// <summary>What came back.</summary>
internal sealed record WorkdayAnswer(HttpStatusCode Status, string Text, HttpResponseMessage Message)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    /// <summary>The first element of the SOAP body.</summary>
    public XElement Body => XElement.Parse(Text).Element(WorkdayXml.Soap + "Body")!.Elements().Single();

    public string? FaultCode => Body.Element("faultcode")?.Value;

    public string? FaultText => Body.Element("faultstring")?.Value;

    public string[] Messages => [.. Body.Descendants(WorkdayXml.Wd + "Message").Select(message => message.Value)];

    public XElement[] Workers => [.. Body.Descendants(WorkdayXml.Wd + "Worker")];

    public string[] WorkerIds => [.. Body.Descendants(WorkdayXml.Wd + "Worker_ID").Select(id => id.Value).Order(StringComparer.Ordinal)];

    public XElement Worker(string id) => Workers.Single(worker => worker.Descendants(WorkdayXml.Wd + "Worker_ID").First().Value == id);

    /// <summary>Text of the first element of a name in a worker.</summary>
    public string? Of(string worker, string element) => Worker(worker).Descendants(WorkdayXml.Wd + element).FirstOrDefault()?.Value;
}
