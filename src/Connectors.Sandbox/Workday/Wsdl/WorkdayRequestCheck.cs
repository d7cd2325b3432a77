using System.Xml;
using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Holds a request against the schema: names, order, attributes with their namespace, values. Says everything that is wrong.</summary>
internal sealed class WorkdayRequestCheck(WorkdaySchema schema, WorkdayTimes times)
{
    private readonly List<WorkdayValidationError> _errors = [];

    /// <exception cref="WorkdayFaultException">Something is wrong. Wording from memory.</exception>
    public static void Demand(WorkdayState state, string service, XElement request)
    {
        var check = new WorkdayRequestCheck(WorkdaySchema.Of(service), state.Times);
        check.Complex(request, request.Name.LocalName + "Type");
        if (check._errors.Count > 0) throw WorkdayFaults.Validation(check._errors);
    }

    private void Complex(XElement element, string type)
    {
        var shape = schema[type];
        Attributes(element, [.. shape.Attributes]);
        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value))) Refuse(element, "must not contain text");
        WorkdayField[] fields = [.. shape.Elements];
        var last = -1;
        foreach (var child in element.Elements())
        {
            var at = child.Name.Namespace == WorkdayXml.Wd ? Array.FindIndex(fields, field => field.Name == child.Name.LocalName) : -1;
            if (at < 0) Refuse(child, $"is not allowed in {element.Name.LocalName}");
            else if (at < last) Refuse(child, $"must not stand behind {fields[last].Name}");
            else if (at == last && !fields[at].IsMany) Refuse(child, "must not come twice");
            else if (last >= 0 && at != last && fields[at].Choice > 0 && fields[at].Choice == fields[last].Choice)
                Refuse(child, $"must not stand beside {fields[last].Name}");
            else Value(child, fields[at]);
            last = Math.Max(last, at);
        }
    }

    private void Value(XElement element, WorkdayField field)
    {
        if (field.IsReference) Reference(element);
        else if (field.IsSimple) Simple(element, field.Type, element.Value);
        else Complex(element, field.Type);
    }

    private void Reference(XElement element)
    {
        Attributes(element, [new("Descriptor", "string", false, true, 0)]);
        foreach (var child in element.Elements())
        {
            if (child.Name != WorkdayXml.Wd + "ID") Refuse(child, $"is not allowed in {element.Name.LocalName}");
            else Attributes(child, [new("type", "string", false, true, 0)]);
        }
    }

    /// <summary>Attributes belong to the schema's namespace: one without a prefix is unknown.</summary>
    private void Attributes(XElement element, WorkdayField[] known)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (attribute.Name.NamespaceName == "http://www.w3.org/2001/XMLSchema-instance") continue;
            var field = attribute.Name.Namespace == WorkdayXml.Wd ? Array.Find(known, one => one.Name == attribute.Name.LocalName) : null;
            if (field is null) Refuse(element, $"must not have the attribute {attribute.Name.LocalName}");
            else Simple(element, field.Type, attribute.Value);
        }
    }

    private void Simple(XElement element, string type, string value)
    {
        var isRight = type switch
        {
            "boolean" => WorkdayXml.Flag(value.Trim()) is not null,
            "date" => WorkdayTimes.TryDay(value, out _),
            "dateTime" => times.TryMoment(value, out _),
            "decimal" => decimal.TryParse(value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!isRight) _errors.Add(WorkdayValidationError.Value(element));
    }

    private void Refuse(XElement element, string rule) =>
        _errors.Add(new($"Invalid request. Element {XmlConvert.DecodeName(element.Name.LocalName)} {rule}.", element));
}
