using System.Xml;

namespace Connectors.Workday;

/// <summary>Writes elements and attributes in Workday's namespace; both are qualified there.</summary>
internal sealed class RequestWriter(XmlWriter xml)
{
    public void Open(string name) => xml.WriteStartElement("wd", name, SoapEnvelope.Wd);

    public void Close() => xml.WriteEndElement();

    /// <summary>An attribute of the element that was opened last, before anything is in it.</summary>
    public void Attribute(string name, string value) => xml.WriteAttributeString("wd", name, SoapEnvelope.Wd, value);

    public void Text(string name, string value) => xml.WriteElementString("wd", name, SoapEnvelope.Wd, value);

    public void Flag(string name, bool value) => Text(name, value ? "true" : "false");

    public void Reference(string name, WorkdayKey key)
    {
        Open(name);
        Open("ID");
        Attribute("type", key.Type);
        xml.WriteString(key.Value);
        Close();
        Close();
    }
}
