using System.Globalization;
using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Writes values as this vendor does: <c>1</c> and <c>0</c>, days with an offset, descriptors only when they were asked for.</summary>
internal sealed class WorkdayRendering(WorkdayTimes times, bool descriptors)
{
    public static XElement Group(string name, params object?[] content) => new(WorkdayXml.Wd + name, content);

    public static XAttribute Attribute(string name, string value) => new(WorkdayXml.Wd + name, value);

    public static XAttribute FlagAttribute(string name, bool value) => Attribute(name, value ? "1" : "0");

    public static XElement? Text(string name, string? value) => value is null ? null : Group(name, value);

    public static XElement Flag(string name, bool value) => Group(name, value ? "1" : "0");

    public static XElement Number(string name, decimal value) => Group(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal that is kept as text.</summary>
    public static XElement? Number(string name, string? value) => Text(name, value);

    public XElement? Day(string name, DateOnly? day) => day is { } value ? Group(name, times.Write(value)) : null;

    /// <summary>A day that is kept as text.</summary>
    public XElement? Day(string name, string? day) => WorkdayTimes.TryDay(day, out var value) ? Day(name, value) : null;

    public XAttribute DayAttribute(string name, DateOnly day) => Attribute(name, times.Write(day));

    public XElement Moment(string name, DateTimeOffset moment) => Group(name, times.Write(moment));

    public XElement? Reference(string name, WorkdayInstance? instance) => instance is null ? null : Group(
        name,
        descriptors ? Attribute("Descriptor", instance.Descriptor) : null,
        Id("WID", instance.Wid),
        instance.Ids.Select(id => Id(id.Type, id.Value)));

    /// <summary>A part of the request as the answer repeats it.</summary>
    public static XElement Echo(XElement part) => new(
        part.Name,
        part.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
            .Select(attribute => new XAttribute(attribute.Name, Shown(attribute.Value))),
        part.HasElements ? part.Elements().Select(Echo) : Shown(part.Value));

    private static string Shown(string value) => value.Trim() switch { "true" => "1", "false" => "0", var other => other };

    private static XElement Id(string type, string value) => Group("ID", Attribute("type", type), value);
}
