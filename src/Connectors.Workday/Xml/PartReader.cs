using System.Text;
using System.Xml;

namespace Connectors.Workday;

/// <summary>Reads one element with everything in it from a stream of nodes, inside bounds.</summary>
internal sealed class PartReader(XmlReader reader)
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Declarations = "http://www.w3.org/2000/xmlns/";
    private int _elements;

    /// <summary>The element that the reader stands on; afterwards it stands behind its end.</summary>
    public XmlPart Read()
    {
        _elements = 0;
        return Element();
    }

    private XmlPart Element()
    {
        if (reader.Depth >= XmlBounds.Depth || ++_elements > XmlBounds.RecordElements)
            throw XmlBounds.Exceeded("holds a record that is too deep or has too many elements", 0);
        var part = new XmlPart(reader.LocalName);
        Attributes(part);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return part;
        }

        var text = new StringBuilder();
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isNil = reader.GetAttribute("nil", Instance) is "true" or "1";
                    var child = Element();
                    if (!isNil)
                        part.Add(child);
                    continue;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (text.Length + reader.Value.Length > XmlBounds.Text)
                        throw XmlBounds.Exceeded($"holds a text of more than {XmlBounds.Text} characters", 0);
                    text.Append(reader.Value);
                    break;
            }

            reader.Read();
        }

        reader.Read();
        part.Text = part.Children.Count == 0 ? text.ToString() : text.ToString().Trim();
        return part;
    }

    private void Attributes(XmlPart part)
    {
        if (reader.AttributeCount > XmlBounds.Attributes)
            throw XmlBounds.Exceeded($"holds an element with more than {XmlBounds.Attributes} attributes", 0);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is not (Declarations or Instance))
                part.Add(reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
    }
}
