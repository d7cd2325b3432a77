using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>Makes a record of an element.</summary>
internal interface IRecordSlice
{
    /// <summary>Local name of the element, which is also the object's name.</summary>
    string Element { get; }

    VendorRecord Cut(XmlPart part, ResponseFacts facts);
}
