using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>The description of a service, document/literal, with the faults of each operation.</summary>
internal static class WorkdayWsdl
{
    private const string Header = "Workday_Common_Header";
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Binding = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly string[] Faults = ["Validation_Fault", "Processing_Fault"];

    /// <param name="service">Name of the service.</param>
    /// <param name="address">Where it answers, from the request's host.</param>
    public static string Write(string service, string address)
    {
        WorkdayOperation[] operations = [.. WorkdayOperations.All.Where(operation => operation.Service == service)];
        var root = new XElement(
            Wsdl + "definitions",
            new XAttribute(XNamespace.Xmlns + "wsdl", Wsdl.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "soapbind", Binding.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "wd", WorkdayXml.Wd.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "wd-wsdl", $"{WorkdayXml.Wd.NamespaceName}/{service}"),
            new XAttribute("name", service),
            new XAttribute("targetNamespace", $"{WorkdayXml.Wd.NamespaceName}/{service}"),
            new XElement(Wsdl + "types", WorkdaySchemaWriter.Write(WorkdaySchema.Of(service), operations)),
            Message(Header + "Msg", "header", Header),
            Faults.Select(fault => Message(fault + "Msg", "fault", fault)),
            operations.SelectMany(operation => (XElement[])
            [
                Message(operation.Name + "InputMsg", "body", operation.Request), Message(operation.Name + "OutputMsg", "body", operation.Response),
            ]),
            Named("portType", service + "Port", operations.Select(PortOperation)),
            Named(
                "binding",
                service + "Binding",
                new XAttribute("type", $"wd-wsdl:{service}Port"),
                new XElement(Binding + "binding", new XAttribute("style", "document"),
                    new XAttribute("transport", "http://schemas.xmlsoap.org/soap/http")),
                operations.Select(BindingOperation)),
            Named("service", service + "Service", Named(
                "port",
                service,
                new XAttribute("binding", $"wd-wsdl:{service}Binding"),
                new XElement(Binding + "address", new XAttribute("location", address)))));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root;
    }

    private static XElement Message(string name, string part, string element) =>
        Named("message", name, Named("part", part, new XAttribute("element", "wd:" + element)));

    private static XElement PortOperation(WorkdayOperation operation) => Named(
        "operation",
        operation.Name,
        new XElement(Wsdl + "input", new XAttribute("message", $"wd-wsdl:{operation.Name}InputMsg")),
        new XElement(Wsdl + "output", new XAttribute("message", $"wd-wsdl:{operation.Name}OutputMsg")),
        Faults.Select(fault => Named("fault", fault, new XAttribute("message", $"wd-wsdl:{fault}Msg"))));

    private static XElement BindingOperation(WorkdayOperation operation) => Named(
        "operation",
        operation.Name,
        new XElement(Binding + "operation", new XAttribute("soapAction", ""), new XAttribute("style", "document")),
        new XElement(
            Wsdl + "input",
            new XElement(Binding + "body", new XAttribute("use", "literal"), new XAttribute("parts", "body")),
            new XElement(
                Binding + "header",
                new XAttribute("message", $"wd-wsdl:{Header}Msg"),
                new XAttribute("part", "header"),
                new XAttribute("use", "literal"))),
        new XElement(Wsdl + "output", new XElement(Binding + "body", new XAttribute("use", "literal"), new XAttribute("parts", "body"))),
        Faults.Select(fault => Named(
            "fault", fault, new XElement(Binding + "fault", new XAttribute("name", fault), new XAttribute("use", "literal")))));

    private static XElement Named(string element, string name, params object?[] content) =>
        new(Wsdl + element, new XAttribute("name", name), content);
}
