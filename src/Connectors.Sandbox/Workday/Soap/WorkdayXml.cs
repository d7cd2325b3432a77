using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>The namespaces of this vendor's SOAP services.</summary>
internal static class WorkdayXml
{
    public static readonly XNamespace Wd = "urn:com.workday/bsvc";
    public static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public static readonly XNamespace Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public const string PasswordText = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    public static XElement? Child(this XElement element, string name) => element.Element(Wd + name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements(Wd + name) ?? [];

    public static string? Text(this XElement? element, string name) => element?.Element(Wd + name)?.Value.Trim();

    public static string? WdAttribute(this XElement? element, string name) => element?.Attribute(Wd + name)?.Value.Trim();

    public static bool? Flag(string? text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>Where an element stands, as the vendor's faults say it: <c>/wd:A[1]/wd:B[2]</c>.</summary>
    public static string XPath(XElement element)
    {
        var steps = element.AncestorsAndSelf().TakeWhile(step => step.Name.Namespace != Soap).Reverse()
            .Select(step => $"/wd:{step.Name.LocalName}[{step.ElementsBeforeSelf(step.Name).Count() + 1}]");
        return string.Concat(steps);
    }
}
