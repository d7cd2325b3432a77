using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Types as an XML schema: all names qualified, elements and attributes.</summary>
internal static class WorkdaySchemaWriter
{
    public static readonly XNamespace Xsd = "http://www.w3.org/2001/XMLSchema";

    public static XElement Write(WorkdaySchema schema, IEnumerable<WorkdayOperation> operations) => new(
        Xsd + "schema",
        new XAttribute(XNamespace.Xmlns + "xsd", Xsd.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "wd", WorkdayXml.Wd.NamespaceName),
        new XAttribute("elementFormDefault", "qualified"),
        new XAttribute("attributeFormDefault", "qualified"),
        new XAttribute("targetNamespace", WorkdayXml.Wd.NamespaceName),
        operations.SelectMany(operation => (string[])[operation.Request, operation.Response])
            .Concat(["Workday_Common_Header", "Validation_Fault", "Processing_Fault"]).Select(Element),
        schema.Shapes.Select(Type),
        schema.References.SelectMany(Reference));

    private static XElement Element(string name) => new(Xsd + "element", new XAttribute("name", name), new XAttribute("type", $"wd:{name}Type"));

    private static XElement Type(WorkdayShape shape) => shape.Text is { } text
        ? SimpleContent(shape.Name, text, shape.Attributes.Select(Attribute))
        : new(
            Xsd + "complexType",
            new XAttribute("name", shape.Name),
            new XElement(
                Xsd + "sequence",
                shape.Elements.GroupBy(field => field.Choice == 0 ? (object)field : field.Choice)
                    .Select(group => group.Key is WorkdayField field ? Element(field)
                        : new XElement(Xsd + "choice", new XAttribute("minOccurs", "0"), group.Select(Element)))),
            shape.Attributes.Select(Attribute));

    private static XElement SimpleContent(string name, string type, object attributes) => new(
        Xsd + "complexType",
        new XAttribute("name", name),
        new XElement(Xsd + "simpleContent", new XElement(Xsd + "extension", new XAttribute("base", $"xsd:{type}"), attributes)));

    private static XElement Attribute(WorkdayField field) =>
        new(Xsd + "attribute", new XAttribute("name", field.Name), new XAttribute("type", TypeOf(field)));

    private static XElement Element(WorkdayField field) => new(
        Xsd + "element",
        new XAttribute("name", field.Name),
        new XAttribute("type", TypeOf(field)),
        new XAttribute("minOccurs", "0"),
        field.IsMany ? new XAttribute("maxOccurs", "unbounded") : null);

    /// <summary>A reference: ids with the name of their type, and what a person calls it.</summary>
    private static IEnumerable<XElement> Reference(string type)
    {
        var idType = type[..^"Type".Length] + "IDType";
        yield return SimpleContent(idType, "string", new XElement(
            Xsd + "attribute", new XAttribute("name", "type"), new XAttribute("type", "xsd:string"), new XAttribute("use", "required")));
        yield return new XElement(
            Xsd + "complexType",
            new XAttribute("name", type),
            new XElement(Xsd + "sequence", Element(new WorkdayField("ID", idType, IsMany: true, IsAttribute: false, Choice: 0))),
            new XElement(Xsd + "attribute", new XAttribute("name", "Descriptor"), new XAttribute("type", "xsd:string")));
    }

    private static string TypeOf(WorkdayField field) => (field.IsSimple ? "xsd:" : "wd:") + field.Type;
}
