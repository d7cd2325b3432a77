using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>The request ends here with a SOAP fault.</summary>
internal sealed class WorkdayFaultException(string code, string text, XElement? detail = null) : Exception(text)
{
    public string Code => code;

    /// <summary>Of a validation fault, so that it can be written in another shape; null for other faults.</summary>
    public IReadOnlyList<WorkdayValidationError>? Errors { get; init; }

    public XElement ToXml() => new(
        WorkdayXml.Soap + "Fault",
        new XAttribute(XNamespace.Xmlns + "wd", WorkdayXml.Wd.NamespaceName),
        new XElement("faultcode", $"SOAP-ENV:{code}"),
        new XElement("faultstring", Message),
        detail is null ? null : new XElement("detail", detail));
}
